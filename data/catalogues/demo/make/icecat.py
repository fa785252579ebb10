"""Icecat's specifications in our names and units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from data.catalogues.demo.make.titles import TitleReader
from shop.catalogue.records import AttributeRecord

Value = float | str | bool
_MAX_TEXT_CHARS = 80
_MAX_FITS = 12
_MEGABYTES_FROM = 128


@dataclass(frozen=True)
class Measure:
    """A number of Icecat's: our name for it, its unit, and what to multiply by."""

    name: str
    unit: str | None = None
    factor: float = 1.0


MEASURES: Mapping[str, Measure] = {
    "display_diagonal": Measure("screen_size", "in"),
    "maximum_screen_size_compatibility": Measure("screen_size", "in"),
    "total_storage_capacity": Measure("storage", "GB"),
    "internal_storage_capacity": Measure("storage", "GB"),
    "hdd_capacity": Measure("storage", "GB"),
    "ssd_capacity": Measure("storage", "GB"),
    "weight": Measure("weight", "g"),
    "width": Measure("width", "mm"),
    "height": Measure("height", "mm"),
    "depth": Measure("depth", "mm"),
    "cable_length": Measure("length", "m"),
    "processor_frequency": Measure("processor_speed", "GHz"),
    "memory_clock_speed": Measure("memory_speed", "MHz"),
    "discrete_graphics_adapter_memory": Measure("graphics_memory", "GB"),
    "thermal_design_power__tdp_": Measure("thermal_design_power", "W"),
    "output_power": Measure("power", "W"),
    "ac_adapter_power": Measure("adapter_power", "W"),
    "rms_rated_power": Measure("power", "W"),
    "power": Measure("power", "W"),
    "bulb_power": Measure("power", "W"),
    "power_consumption__typical_": Measure("power_consumption", "W"),
    "output_power_capacity": Measure("apparent_power", "VA"),
    "battery_capacity": Measure("battery_capacity", "mAh"),
    "battery_capacity__watt_hours_": Measure("battery_energy", "Wh"),
    "battery_life__max_": Measure("battery_life", "h"),
    "battery_voltage": Measure("battery_voltage", "V"),
    "quantity_per_pack": Measure("pack_quantity"),
    "labels_per_pack": Measure("labels_per_pack"),
    "media_sheets_per_package": Measure("sheets"),
    "media_weight": Measure("paper_weight", "g/m2"),
    "print_media_weight": Measure("paper_weight", "g/m2"),
    "black_toner_page_yield": Measure("page_yield"),
    "colour_toner_page_yield": Measure("page_yield"),
    "page_yield": Measure("page_yield"),
    "print_speed__black__normal_quality__a4_us_letter_": Measure("print_speed", "ppm"),
    "print_speed__colour__normal_quality__a4_us_letter_": Measure("colour_print_speed", "ppm"),
    "colour_ink_volume": Measure("ink_volume", "ml"),
    "total_input_capacity": Measure("paper_capacity"),
    "megapixel": Measure("megapixels", "MP"),
    "total_megapixels": Measure("megapixels", "MP"),
    "optical_zoom": Measure("optical_zoom"),
    "display_brightness": Measure("brightness", "cd/m2"),
    "projector_brightness": Measure("brightness", "lm"),
    "maximum_refresh_rate": Measure("refresh_rate", "Hz"),
    "response_time": Measure("response_time", "ms"),
    "noise_level": Measure("noise_level", "dB"),
    "movement_resolution": Measure("mouse_resolution", "dpi"),
    "ethernet_lan__rj_45__ports": Measure("ethernet_ports"),
    "ports_quantity": Measure("ports"),
    "usb_2_0_ports_quantity": Measure("usb_ports"),
    "hdmi_ports_quantity": Measure("hdmi_ports"),
    "vga__d_sub__ports_quantity": Measure("vga_ports"),
    "ac_outlets_quantity": Measure("outlets"),
    "service_life_of_lamp": Measure("lamp_life", "h"),
    "number_of_years": Measure("warranty_years"),
    "maximum_weight_capacity": Measure("load", "kg"),
    "impedance": Measure("impedance", "ohm"),
    "surge_energy_rating": Measure("surge_protection", "J"),
    "water_tank_capacity": Measure("capacity", "l"),
}
"""Numbers whose unit Icecat does not repeat in every product."""

TEXTS: Mapping[str, str] = {
    "product_colour": "colour",
    "cable_colour": "colour",
    "printing_colours": "colour",
    "material": "material",
    "housing_material": "material",
    "jacket_material": "jacket_material",
    "display_resolution": "resolution",
    "maximum_resolution": "resolution",
    "processor_family": "processor",
    "processor_model": "processor_model",
    "processor_cores": "processor_cores",
    "processor_socket": "socket",
    "discrete_graphics_adapter_model": "graphics",
    "operating_system_installed": "operating_system",
    "internal_memory_type": "memory_type",
    "storage_media": "storage_type",
    "connectivity_technology": "connection",
    "connector_1": "connector_1",
    "connector_2": "connector_2",
    "print_technology": "print_technology",
    "ink_type": "ink_type",
    "maximum_iso_a_series_paper_size": "paper_size",
    "finish_type": "finish",
    "battery_technology": "battery_technology",
    "form_factor": "form_factor",
    "cable_standard": "cable_category",
    "cable_shielding": "cable_shielding",
    "fiber_mode_structure": "fibre_mode",
    "wi_fi_standards": "wi_fi_standards",
    "top_wi_fi_standard": "wi_fi_standards",
    "aspect_ratio": "aspect_ratio",
    "hd_type": "hd_type",
    "panel_type": "panel_type",
    "keyboard_layout": "keyboard_layout",
    "case_type": "bag_type",
    "rack_capacity": "rack_units",
    "label_type": "label_type",
    "shape": "shape",
    "recommended_usage": "recommended_usage",
    "headphone_connectivity": "headphone_connection",
    "usb_version": "usb_version",
    "hdmi_version": "hdmi_version",
    "country_of_origin": "country_of_origin",
}
"""Texts under our names; those not listed pass through under Icecat's."""

FLAGS: Mapping[str, str] = {
    "touchscreen": "touchscreen",
    "colour": "colour_printing",
    "duplex_printing": "duplex_printing",
    "wi_fi": "wi_fi",
    "bluetooth": "bluetooth",
    "ethernet_lan": "ethernet",
    "energy_star_certified": "energy_star",
}

_DROPPED = frozenset(
    {"brand_compatibility", "product_type", "compatible_products", "dimensions__wxdxh_", "package_type"}
)


class IcecatReader:
    """Turns the specifications of one product into attributes."""

    def __init__(self, titles: TitleReader) -> None:
        self._titles = titles

    def read(self, specifications: Mapping[str, Value], category_path: tuple[str, ...]) -> Iterator[AttributeRecord]:
        """Yield attributes; what our names cover comes first in the order of the source, the first of a name wins."""
        taken: set[str] = set()
        for key, value in specifications.items():
            found = list(self._read_one(key, value, category_path))
            if found and found[0].name not in taken:
                yield from found
            taken.update(attribute.name for attribute in found)

    def _read_one(self, key: str, value: Value, category_path: tuple[str, ...]) -> Iterator[AttributeRecord]:
        special = _SPECIAL.get(key)
        if special is not None:
            yield from special(value, category_path)
        elif isinstance(value, bool):
            # "No" to a question that nobody asks of this kind of product tells nothing.
            if value or key in FLAGS:
                yield AttributeRecord(FLAGS.get(key, _clean_name(key)), value)
        elif isinstance(value, str):
            if key not in _DROPPED:
                yield from self._text(TEXTS.get(key, _clean_name(key)), value)
        elif key in MEASURES:
            measure = MEASURES[key]
            yield AttributeRecord(measure.name, round(value * measure.factor, 4), measure.unit)
        elif key.endswith("_quantity") or key.startswith("number_of_"):
            yield AttributeRecord(_clean_name(key), value)

    def _text(self, name: str, value: str) -> Iterator[AttributeRecord]:
        text = " ".join(value.replace("\\n", " ").split())
        if text in ("", "N", "Y") or text.casefold() in ("not available", "not supported", "no"):
            return
        if name in ("colour", "material"):
            yield from self._titles.value(name, text)
        elif name == "resolution":
            yield AttributeRecord(name, re.sub(r"(\d)\s?[x×]\s?(\d)", r"\1 x \2", text.split(",")[0]))
        elif name == "print_technology":
            technology = next((word for word in ("laser", "inkjet", "thermal") if word in text.casefold()), None)
            yield AttributeRecord(name, technology or text.casefold())
        elif name == "processor_cores" and text.isdigit():
            yield AttributeRecord(name, float(text))
        elif name in ("storage_type", "paper_size", "keyboard_layout", "operating_system"):
            yield AttributeRecord(name, text.casefold())
        elif name == "connection":
            yield from _connection(text)
        elif len(text) <= _MAX_TEXT_CHARS:
            yield AttributeRecord(name, text)


def _clean_name(key: str) -> str:
    return re.sub(r"_+", "_", key).strip("_")


def _connection(text: str) -> Iterator[AttributeRecord]:
    yield AttributeRecord("wireless", "wireless" in text.casefold())


def _memory(value: Value, category_path: tuple[str, ...]) -> Iterator[AttributeRecord]:
    """Memory is in GB, but in MB for printers and, where it would be absurd otherwise, for older computers."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
        return
    huge = value >= _MEGABYTES_FROM and not {"memory-modules", "servers", "motherboards"} & set(category_path)
    in_megabytes = huge or ("printing" in category_path and value > 4)
    yield AttributeRecord("memory", round(value / 1024, 4) if in_megabytes else float(value), "GB")


def _fits(value: Value, category_path: tuple[str, ...]) -> Iterator[AttributeRecord]:
    names = (" ".join(name.split()) for name in re.split(r"[,;]|\\n", str(value)))
    kept = [name for name in dict.fromkeys(names) if 2 <= len(name) <= _MAX_TEXT_CHARS]
    for name in kept[:_MAX_FITS]:
        yield AttributeRecord("compatibility", name.lstrip("- "))


def _kind(value: Value, category_path: tuple[str, ...]) -> Iterator[AttributeRecord]:
    """Icecat's `type` says of printing supplies whether they are the maker's own, and of others what they are."""
    text = str(value)
    if text in ("Original", "Compatible"):
        yield AttributeRecord("original", text == "Original")
    elif 2 < len(text) <= _MAX_TEXT_CHARS:
        yield AttributeRecord("type", text.casefold())


_SPECIAL: Mapping[str, Callable[[Value, tuple[str, ...]], Iterator[AttributeRecord]]] = {
    "internal_memory": _memory,
    "compatibility": _fits,
    "type": _kind,
}
