// Says that the token was wrong; everything else is a plain form.

const note = document.getElementById("wrong");
if (note && location.hash === "#wrong") note.hidden = false;
