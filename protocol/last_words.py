"""What a shopper hears when even the editors' apology cannot be said, by language."""

LAST_WORDS = {
    "en": "Something went wrong on my side. Please try again in a moment.",
    "zh": "我这边出了点问题，请稍后再试。",
}
