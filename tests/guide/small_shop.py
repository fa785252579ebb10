"""A shop of fourteen products whose right answers can be counted by hand."""

from __future__ import annotations

from shop.catalogue.records import AttributeRecord, CategoryRecord, ProductRecord, TermKind, TermRecord

LAPTOPS, BAGS, PRINTERS, MUGS = (
    ("computers", "laptops"),
    ("computers", "laptop-bags"),
    ("printers",),
    ("kitchen", "mugs"),
)

CATEGORIES = [
    CategoryRecord("computers", None, {"en": "Computers", "zh": "电脑"}),
    CategoryRecord("laptops", "computers", {"en": "Laptops", "zh": "笔记本电脑"}),
    CategoryRecord("laptop-bags", "computers", {"en": "Laptop bags", "zh": "电脑包"}),
    CategoryRecord("printers", None, {"en": "Printers", "zh": "打印机"}),
    CategoryRecord("kitchen", None, {"en": "Kitchen", "zh": "厨房"}),
    CategoryRecord("mugs", "kitchen", {"en": "Mugs", "zh": "马克杯"}),
]

TERMS = [
    TermRecord(TermKind.CATEGORY, "computers", "en", "Computers"),
    TermRecord(TermKind.CATEGORY, "computers", "zh", "电脑"),
    TermRecord(TermKind.CATEGORY, "laptops", "en", "Laptops"),
    TermRecord(TermKind.CATEGORY, "laptops", "en", "notebook"),
    TermRecord(TermKind.CATEGORY, "laptops", "zh", "笔记本电脑"),
    TermRecord(TermKind.CATEGORY, "laptops", "zh", "笔记本"),
    TermRecord(TermKind.CATEGORY, "laptop-bags", "en", "Laptop bags"),
    TermRecord(TermKind.CATEGORY, "laptop-bags", "zh", "电脑包"),
    TermRecord(TermKind.CATEGORY, "printers", "en", "Printers"),
    TermRecord(TermKind.CATEGORY, "printers", "zh", "打印机"),
    TermRecord(TermKind.CATEGORY, "mugs", "en", "Mugs"),
    TermRecord(TermKind.CATEGORY, "mugs", "zh", "马克杯"),
    TermRecord(TermKind.CATEGORY, "mugs", "zh", "杯子"),
    TermRecord(TermKind.BRAND, "HP", "any", "HP"),
    TermRecord(TermKind.BRAND, "HP", "zh", "惠普"),
    TermRecord(TermKind.BRAND, "Dell", "any", "Dell"),
    TermRecord(TermKind.BRAND, "Lenovo", "any", "Lenovo"),
    TermRecord(TermKind.BRAND, "Brother", "any", "Brother"),
    TermRecord(TermKind.LINE, "laptops=ThinkPad", "any", "ThinkPad"),
    TermRecord(TermKind.LINE, "laptops=ThinkPad T14", "any", "ThinkPad T14"),
    TermRecord(TermKind.ATTRIBUTE, "memory", "en", "memory"),
    TermRecord(TermKind.ATTRIBUTE, "memory", "zh", "内存"),
    TermRecord(TermKind.ATTRIBUTE, "storage", "en", "storage"),
    TermRecord(TermKind.ATTRIBUTE, "storage", "zh", "存储容量"),
    TermRecord(TermKind.ATTRIBUTE, "screen_size", "en", "screen size"),
    TermRecord(TermKind.ATTRIBUTE, "colour", "en", "colour"),
    TermRecord(TermKind.ATTRIBUTE, "colour", "zh", "颜色"),
    TermRecord(TermKind.ATTRIBUTE, "touchscreen", "en", "touchscreen"),
    TermRecord(TermKind.VALUE, "colour=black", "en", "black"),
    TermRecord(TermKind.VALUE, "colour=black", "zh", "黑色"),
    TermRecord(TermKind.VALUE, "colour=red", "en", "red"),
    TermRecord(TermKind.VALUE, "colour=red", "zh", "红色"),
    TermRecord(TermKind.VALUE, "colour=blue", "en", "blue"),
    TermRecord(TermKind.VALUE, "touchscreen=true", "en", "with touch"),
    TermRecord(TermKind.CATEGORY, "computers", "en", "handheld printer"),
    TermRecord(TermKind.MEANING, "spotty", "zh", "斑点"),
    TermRecord(TermKind.USE, "gaming", "en", "gaming", "gaming graphics fast"),
    TermRecord(TermKind.USE, "gaming", "zh", "游戏", "gaming graphics fast"),
]


def _laptop(key, title, brand, cents, memory, colour, *more):
    attributes = (
        AttributeRecord("memory", float(memory), "GB"),
        AttributeRecord("screen_size", 15.6, "in"),
        AttributeRecord("colour", colour),
        *more,
    )
    return ProductRecord("small", key, title, LAPTOPS, cents, "USD", brand=brand, attributes=attributes, stock=3)


def _plain(key, title, path, cents, currency="USD", brand=None, attributes=(), **more):
    return ProductRecord("small", key, title, path, cents, currency, brand=brand, attributes=attributes, **more)


PRODUCTS = [
    _laptop("hp-250", "HP 250 Notebook", "HP", 39900, 8, "black"),
    _laptop("hp-elite", "HP EliteBook 840", "HP", 99900, 16, "black", AttributeRecord("storage", 512.0, "GB")),
    _laptop("hp-omen", "HP Omen gaming laptop", "HP", 129900, 16, "red", AttributeRecord("touchscreen", True)),
    _laptop("dell-xps", "Dell XPS 13", "Dell", 89900, 16, "black", AttributeRecord("touchscreen", True)),
    _laptop("dell-in", "Dell Inspiron 15", "Dell", 54900, 8, "blue"),
    _laptop("lenovo", "Lenovo ThinkPad T14", "Lenovo", 79900, 16, "black", AttributeRecord("storage", 256.0, "GB")),
    _plain("sleeve", "Sleeve for a laptop", BAGS, 1999, brand="HP"),
    _plain("rucksack", "Rucksack for a notebook", BAGS, 4999, description="Fits Lenovo ThinkPad T14 and T15."),
    _plain("laser", "Brother HL laser printer", PRINTERS, 15900, brand="Brother"),
    _plain("ink", "Canon ink printer", PRINTERS, None, brand="Canon"),
    _plain("red-mug", "Red spotty mug", MUGS, 295, "GBP", attributes=(AttributeRecord("colour", "red"),)),
    _plain("blue-mug", "Blue spotty mug", MUGS, 255, "GBP", attributes=(AttributeRecord("colour", "blue"),), stock=0),
    _plain("retro-mug", "Retro mug", MUGS, 425, "GBP", image_urls=("https://shop.example/retro.jpg",)),
    _plain("thing", "Mystery thing", (), 100),
]
