from pathlib import Path

import pytest

from shop.errors import SettingsError
from shop.settings import Settings, get_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path):
    """No DAOGOU_ variable and no .env of the developer's machine reaches these tests."""
    for name in Settings.__fields__:
        monkeypatch.delenv(f"DAOGOU_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def test_the_example_file_sets_every_field_to_its_default():
    assert Settings(_env_file=EXAMPLE) == Settings()
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    names = [line.split("=")[0] for line in lines if line.startswith("DAOGOU_")]
    assert names == [f"DAOGOU_{name.upper()}" for name in Settings.__fields__]


def test_the_example_file_explains_every_field_in_the_words_of_the_code():
    text = EXAMPLE.read_text(encoding="utf-8")
    for name, field in Settings.__fields__.items():
        assert f"# {field.field_info.description}\nDAOGOU_{name.upper()}=" in text


def test_the_environment_overrides_the_env_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("DAOGOU_PORT=6000\nDAOGOU_HOST=shop.local\n")
    monkeypatch.setenv("DAOGOU_PORT", "7000")
    settings = get_settings()
    assert (settings.host, settings.port) == ("shop.local", 7000)


def test_a_wrong_value_names_the_variable(monkeypatch):
    monkeypatch.setenv("DAOGOU_PORT", "70000")
    with pytest.raises(SettingsError, match="DAOGOU_PORT"):
        get_settings()


def test_secrets_do_not_appear_in_logs():
    assert "s3cret" not in repr(Settings(secret="s3cret", shop_secret="s3cret"))
