"""Terms in running text: found in the source, inflected in the target, and whether the second follows the first."""

from toolkit.recognition.recognizer import Recognizer
from toolkit.recognition.verify import Verdict, Verifier

__all__ = ["Recognizer", "Verdict", "Verifier"]
