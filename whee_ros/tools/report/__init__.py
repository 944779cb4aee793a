"""What happened in a conversation, as turns, numbers and pictures; pure, so that bags and tests share it."""
