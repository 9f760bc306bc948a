"""How English is written."""

from toolkit.languages.guides.base import Advice, Guide

GUIDE = Guide(
    year="in {0}",
    quoted="{0}caliphate{1}",
    nested="He said: {0}There is no {2}caliphate{3} left here.{1}",
    punctuation=(
        Advice("The apostrophe is a curly one.", "Daesh’s", "Daesh's"),
        Advice("A dash has a space on either side.", "the town – once theirs – fell", "the town--once theirs--fell"),
    ),
    names=(Advice("What is plural already takes the apostrophe alone.", "the militants’ foothold", "the militants’s"),),
)
