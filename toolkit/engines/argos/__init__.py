"""Drafts by Argos packages, decoded in batches by CTranslate2."""
