"""What is asked of the robot: to say it again, to stop, and what it cannot do."""

from dataclasses import replace

import pytest

from whee_ros.core.empathy import EmpathyState
from whee_ros.core.resources import resource
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.facts.again import again
from whee_ros.empathy.how.responder import Responder

BANK = Bank.load(resource("config/bank.yaml"))


def said(text, act="statement", **more):
    return EmpathyState(1.0, "ada", "u1", text=text, dialogue_act=act, p_none=1.0, confidence=0.9, **more)


@pytest.mark.parametrize(
    "text",
    [
        "sorry could you say the last bit again",
        "what did you say",
        "pardon",
        "I didn't catch that",
        "Sorry?",
        "Say it again, please.",
        "could you repeat that",
        "say that number again",
        "sorry i could not hear you",
    ],
)
def test_what_was_not_caught_is_said_again(text):
    responder = Responder(HowConfig(time_zone="UTC"), BANK)
    first = responder.plan(said("What is seven times eight?"), 0.0)
    assert responder.plan(said(text), 1.0).text == first.text
    assert responder.plan(said("I went to the market"), 2.0).text != first.text


@pytest.mark.parametrize(
    "text",
    [
        "i am sorry",
        "she said that again and again",
        "say hello to mum",
        "i read that page four times",
        "i did not say it was me",
        "please say it to nobody , but i was shouting at the trainee",
        "say that you will stay",
        "can you tell me it is going to be okay",
        "they called my number and i did not hear it",
        "i did not get it",
        "would you say it is wrong",
    ],
)
def test_nothing_is_repeated_that_nobody_asked_for(text):
    assert again(text, "It is three.") == ""


@pytest.mark.parametrize(
    "text", ["stop", "no wait", "robot stop please", "hang on hang on", "Shush.", "could you be quiet please"]
)
def test_an_order_to_stop_is_not_refused(text):
    made = Responder(HowConfig(), BANK).plan(said(text), 0.0)
    assert ".yields.hush:" in made.candidates[0].writer


def test_a_request_that_nobody_listed_is_told_that_it_cannot_be_done():
    made = Responder(HowConfig(), BANK).plan(said("pass us the scissors no the sharp ones", "request"), 0.0)
    assert made.candidates[0].writer.startswith("bank:questions.request:")


@pytest.mark.parametrize(
    ("text", "act", "place"),
    [
        ("Do you know any jokes? A short one, please.", "statement", "robot.joke"),
        ("go on tell us something funny", "request", "robot.joke"),
        ("what language can you speak", "question", "robot.languages"),
        ("is the camera on right now like is somebody watching this", "question", "robot.camera"),
        ("Who gets these recordings?", "question", "robot.recording"),
        ("Are you a boy or a girl?", "question", "robot.gender"),
        ("Do you remember what we said last time, or do you start from zero?", "question", "robot.memory"),
        ("who turns you off", "question", "robot.switched_off"),
        ("can you hear me through the mask", "question", "robot.heard"),
        ("Did you hear that?", "question", "robot.noise"),
        ("why are you looking at me", "question", "robot.watching"),
        ("Who won the hockey?", "question", "fact.sport"),
        ("How long does this part take?", "question", "fact.course"),
        ("what am i supposed to do now", "question", "fact.course"),
        ("set a timer for the eggs", "request", "request.timer"),
        ("quieter mate it's the library", "statement", "yields.quieter"),
        ("don't start that song", "request", "yields.leave_it"),
        ("Remember this number for me, will you", "statement", "request.note"),
        ("turn it down a notch", "request", "yields.quieter"),
        ("you are talking too fast", "statement", "yields.slower"),
        ("i'd rather talk to a human", "statement", "request.person"),
        ("hello robot what do you call yourself", "greeting", "robot.name"),
        ("did you get that", "question", "robot.heard"),
        ("do i have to answer that", "question", "opinion.voluntary"),
        ("Should I start to speak now, or do I wait until the light is green?", "question", "fact.course"),
        ("knock knock", "statement", "robot.knock"),
        ("this level is destroying me whatever um set a timer twenty minutes", "statement", "request.timer"),
        ("my roommate is dying for a pizza can you order one", "statement", "request"),
        ("knock knock you have to say whos there", "question", "robot.knock"),
        ("Fine, thanks. And you?", "question", "robot.how_are_you"),
        ("Hi there, what are you doing?", "question", "robot.doing"),
        ("how was your day", "question", "robot.day"),
        ("She brings soup. So are you always this quiet?", "question", "robot.manner"),
        ("It's not that bad. Are you any good at maths?", "question", "robot.sums"),
        ("Did you know there are volcanoes under the sea?", "question", "robot.told_me"),
        ("Good morning. Did you sleep well?", "question", "robot.sleep"),
        ("Was that stupid, hiding it from her?", "question", "opinion.judged"),
        ("What should I say to a baby, do you think?", "question", "opinion.choice"),
        ("Do you know how to make chutney?", "question", "robot.knowhow"),
        ("Anyway. Do you follow football?", "question", "robot.everyday"),
        ("Can you ride a bike?", "question", "robot.everyday"),
        ("Hello. How are you?", "greeting", "robot.how_are_you"),
        ("hey how much you cost my friend", "greeting", "robot.cost"),
        ("Which language model do you have inside?", "question", "robot.inside"),
        ("Do I have to make something up or should it be real?", "question", "fact.course"),
        ("My daughter wants to know if you sleep at night.", "statement", "robot.sleep"),
        ("i'm dying that was so funny do it again", "statement", "request"),
        ("watched that film it was brutal have you heard of it", "statement", "fact"),
        ("play something by the beatles", "statement", "request.music"),
        ("Are you just saying that because someone programmed you to?", "question", "fact"),
        ("this remote is killing me how do you get the subtitles off", "statement", "fact"),
        ("What's a word for old people that isn't rude? It's for school.", "question", "fact"),
        ("How do I make the tablet switch off at nine?", "question", "fact"),
        ("they say there will be snow at the weekend is that right", "statement", "fact"),
        ("Room three is booked until two. Tell them they have to wait.", "statement", "request"),
        ("i'd love the window open a crack please", "statement", "request"),
        ("do the one with the pirates instead", "statement", "request"),
        ("Louder, I'm deaf that side.", "statement", "yields.louder"),
    ],
)
def test_what_people_ask_a_robot_has_an_answer_of_its_own(text, act, place):
    made = Responder(HowConfig(), BANK).plan(said(text, act), 0.0)
    assert made.candidates[0].writer.startswith(f"bank:questions.{place}:")


@pytest.mark.parametrize(
    "text",
    [
        "my son is recording an album",
        "i am scared of losing my job to a robot",
        "nobody dares to speak up at work",
        "people stop talking when i come in",
        "he said i talk too fast",
        "my battery is empty , i can not go on",
        "don't tell the nurse, but I let him have a cigarette",
        "i remember this number from years ago",
        "i want to stop feeling like this",
        "i need to talk to my sister before she leaves",
        "nobody told me who won",
        "she never laughs at my jokes",
        "i do not remember what we said last time",
        "don't leave me here alone please",
        "oh please",
        "I passed the exam, twenty-four from twenty-four, can you believe this?",
        "What's to say, they cut the hours again.",
    ],
)
def test_who_tells_of_something_is_not_taken_to_ask(text):
    made = Responder(HowConfig(), BANK).plan(said(text), 0.0)
    assert not made.candidates[0].writer.startswith("bank:questions")


@pytest.mark.parametrize(
    "text",
    [
        "was okay i guess",
        "can't complain nobody listens anyway",
        "A robot should have arms. Otherwise what's the point.",
        "I don't know. Who takes on a woman of fifty-eight?",
        "I told my grandma, and she just said, okay, do you want more potatoes?",
    ],
)
def test_what_only_sounds_like_a_question_is_not_refused_an_answer(text):
    made = Responder(HowConfig(), BANK).plan(said(text, "question"), 0.0)
    assert not made.candidates[0].writer.startswith("bank:questions")


@pytest.mark.parametrize(
    "text",
    [
        "no not monday money i said money",
        "Not the door. I ask what is a drawer.",
        "Leeks. I said leeks, the vegetable.",
        "No, fourteen. Not forty.",
        "no not thirteen seventeen i say seventeen",
        "No, I said the harbour. The forty-two.",
        "no no not ahmed mehmet with m",
        "no baker not banker i make bread",
        "I said the tea is cold, not the tree.",
        "driving test not dining",
        "not coat boat b o a t",
        "not a baker a butcher I had the shop in mill street",
    ],
)
def test_who_puts_a_misheard_word_right_is_not_asked_for_it_again(text):
    made = Responder(HowConfig(), BANK).plan(said(text), 0.0)
    assert made.candidates[0].writer.startswith("bank:social.scolded.corrected:")
    assert "?" not in made.text


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        *(
            (text, "misheard")
            for text in ("You got that wrong.", "I said Tuesday.", "No, that's wrong.", "You misheard me.")
        ),
        *((text, "unclear") for text in ("sorry i don't understand", "I can't follow you.")),
    ],
)
def test_who_was_misheard_or_does_not_follow_is_begged_pardon(text, topic):
    made = Responder(HowConfig(), BANK).plan(said(text), 0.0)
    assert made.candidates[0].writer.startswith(f"bank:social.scolded.{topic}:")


@pytest.mark.parametrize(
    "text",
    [
        "No, not really.",
        "no not today thanks",
        "No, not good, bad.",
        "I said goodbye to my colleagues.",
        "No, it's fine.",
        "no problem not a big deal",
        "tea not coffee",
        "No, I'm a plumber, not a doctor.",
    ],
)
def test_a_plain_no_is_no_correction(text):
    assert "sorry" not in Responder(HowConfig(), BANK).plan(said(text), 0.0).text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "sorry i shouldn't be putting all this on you",
        "Sorry for shouting at you earlier.",
        "I'm sorry I was rude to you.",
        "Oh sorry, I bumped the table.",
        "i must be boring you",
        "sorry to bother you with this",
    ],
)
@pytest.mark.parametrize("direction", ["none", "providing"])
def test_an_apology_is_no_kindness_to_praise(text, direction):
    made = Responder(HowConfig(), BANK).plan(said(text, direction=direction, p_providing=0.9), 0.0)
    assert made.candidates[0].writer.startswith("bank:social.apology.")


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, he is always like that.",
        "I'm sorry I hurt my sister.",
        "sorry i'm late",
        "I'm so sorry for your loss.",
    ],
)
def test_not_every_sorry_is_an_apology_to_the_robot(text):
    made = Responder(HowConfig(), BANK).plan(said(text), 0.0)
    assert not made.candidates[0].writer.startswith("bank:social.apology.")


def test_relief_by_name_is_joy_whatever_was_read():
    text = "the landlord gave me back the deposit, i am so relieved"
    state = said(text, direction="seeking", p_seeking=0.9, need=0.9, emotion="anger", valence=-0.6)
    assert Responder(HowConfig(), BANK).plan(state, 0.0).stance == "celebrate"
    denied = replace(state, text="the landlord came, i am not relieved")
    assert Responder(HowConfig(), BANK).plan(denied, 0.0).stance != "celebrate"


def test_what_follows_thanks_is_not_lost():
    responder = Responder(HowConfig(), BANK)
    assert (
        "thanks" in responder.plan(said("Thank you so much. You have been patient with me."), 0.0).reasons[-1]
    )
    more = responder.plan(said("Thank you. Nobody else knows yet. We'd painted the room."), 1.0)
    assert "thanks" not in more.reasons[-1]


def test_a_question_is_not_cheered_whatever_is_felt():
    state = said(
        "when is my mother coming to fetch me", "question", direction="seeking", p_seeking=0.9, need=0.9
    )
    made = Responder(HowConfig(), BANK).plan(replace(state, emotion="joy", valence=0.7), 0.0)
    assert (made.response, made.stance) == ("plain", "neutral")
    told = replace(state, text="when i was young i won the cup", dialogue_act="question")
    assert (
        Responder(HowConfig(), BANK).plan(replace(told, emotion="joy", valence=0.7), 0.0).response
        == "empathic"
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("It's like forty pages. What's seven times fourteen?", "Ninety-eight."),
        ("Anyway. What is nineteen percent of 2,480?", "Four hundred and seventy-one point two."),
    ],
)
def test_a_sum_at_the_end_of_a_remark_is_worked_out(text, answer):
    assert Responder(HowConfig(), BANK).plan(said(text, "question"), 0.0).text == answer


def test_a_question_asked_too_often_gets_its_answer_again():
    responder = Responder(HowConfig(), BANK)
    made = [responder.plan(said("Who made you?", "question"), float(at)) for at in range(8)]
    assert {plan.candidates[0].writer for plan in made} == {"bank:questions.robot.maker:information"}


def test_a_request_is_never_told_that_the_answer_is_not_known():
    responder = Responder(HowConfig(), BANK)
    made = [responder.plan(said("pass us the scissors", "request"), float(at)) for at in range(16)]
    assert {plan.candidates[0].writer for plan in made} == {"bank:questions.request:information"}


def test_an_answer_to_the_very_thing_comes_before_one_that_fits_any_question():
    responder = Responder(HowConfig(), BANK)
    writers = [
        responder.plan(said("what was the score", "question"), float(at)).candidates[0].writer
        for at in range(6)
    ]
    assert set(writers[:3]) == {"bank:questions.fact.sport:information"}
    assert set(writers[3:]) == {"bank:questions.fact:information"}
