"""Pictures of faces spoiled on purpose: mask, hand, dark glasses, blur, dusk. `points` are landmarks, px."""

import cv2
import numpy as np

LOWER_FACE = (
    234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454, 347,
    195, 118,
)  # fmt: skip


def blend(image, layer, area):
    share = (cv2.GaussianBlur(area, (3, 3), 0) / 255.0)[..., None]
    return (image * (1.0 - share) + np.clip(layer, 0, 255) * share).astype(np.uint8)


def mask(image, points):
    """A surgical mask with three folds."""
    wide, area = np.ptp(points[:, 0]), np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(area, [np.round(points[list(LOWER_FACE), :2]).astype(np.int32)], 255)
    rows, columns = np.mgrid[: image.shape[0], : image.shape[1]]
    cloth = np.full(image.shape, (200.0, 190.0, 170.0))
    cloth *= (0.85 + 0.15 * np.cos((columns - points[1, 0]) / wide * 2.5))[..., None]
    for fold in (1, 2, 3):
        height = points[195, 1] + fold * (points[152, 1] - points[195, 1]) / 4
        cloth -= (18 * np.exp(-(((rows - height) / (0.01 * wide)) ** 2)))[..., None]
    return blend(image, cloth, area)


def hand(image, points):
    """Four fingers of the face's own colour over the mouth."""
    wide, mouth = np.ptp(points[:, 0]), points[[13, 14], :2].mean(axis=0)
    skin = image[int(points[50, 1]), int(points[50, 0])].astype(int)
    layer, area = np.zeros_like(image), np.zeros(image.shape[:2], np.uint8)
    for finger in range(4):
        y = mouth[1] + (finger - 1.5) * 0.13 * wide
        root = (int(mouth[0] - 0.55 * wide), int(y + 0.05 * wide))
        tip = (int(mouth[0] + (0.38 - 0.05 * finger) * wide), int(y))
        cv2.line(area, root, tip, 255, int(0.125 * wide))
        cv2.line(layer, root, tip, [int(v) for v in skin * (0.95 - 0.05 * (finger % 2))], int(0.125 * wide))
        gap = int(0.065 * wide)
        ends = (root[0], root[1] + gap), (tip[0], tip[1] + gap)
        cv2.line(layer, *ends, [int(v) for v in skin * 0.55], max(1, int(0.012 * wide)))
    return blend(image, layer, area)


def dark_glasses(image, points):
    made, wide = image.copy(), np.ptp(points[:, 0])
    tilt = float(np.degrees(np.arctan2(*(points[263, :2] - points[33, :2])[::-1])))
    for corners in ([33, 133], [362, 263]):
        x, y = points[corners, :2].mean(axis=0)
        axes = (int(0.2 * wide), int(0.15 * wide))
        cv2.ellipse(
            made, (round(float(x)), round(float(y + 0.03 * wide))), axes, tilt, 0, 360, (18, 16, 15), -1
        )
    return made


def blurred(image, points):
    """Out of focus by 4 % of the width of the face."""
    return cv2.GaussianBlur(image, (0, 0), 0.04 * float(np.ptp(points[:, 0])))


def dusk(image, points):
    """A fourteenth of the light, with the noise of a sensor."""
    noise = np.random.default_rng(0).normal(0, 3, image.shape)
    return np.clip(image * 0.07 + noise, 0, 255).astype(np.uint8)
