"""Dragoman: a desk's glossary drives its translations between English, Arabic, Sorani and Kurmanji."""

__version__ = "0.1.0"
