from pathlib import Path

import pytest

from shop.errors import SettingsError
from shop.settings import Settings, get_settings
from shop.shop_file import ShopFile

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


def shop(folder):
    folder.mkdir(parents=True)
    (folder / "shop.yml").touch()


def test_the_only_catalogue_there_is_needs_no_setting():
    shop(Path("data/catalogues/toys"))
    Path("data/catalogues/no_shop").mkdir()
    assert Settings().catalogue_dir == Path("data/catalogues/toys")


def test_one_of_several_catalogues_must_be_chosen(monkeypatch):
    shop(Path("data/catalogues/toys"))
    shop(Path("data/catalogues/books"))
    with pytest.raises(SettingsError, match="DAOGOU_CATALOGUE_DIR"):
        ShopFile.load(Settings().catalogue_dir)
    monkeypatch.setenv("DAOGOU_CATALOGUE_DIR", "data/catalogues/books")
    assert Settings().catalogue_dir == Path("data/catalogues/books")


def test_a_chosen_shop_keeps_its_things_apart_and_shares_the_dialogue_model(monkeypatch):
    shop(Path("data/catalogues/toys"))
    found = Settings()
    assert (found.var_dir, found.artefacts_dir) == (Path("var"), Path("artefacts"))
    assert found.database_url == "sqlite:///var/daogou.db"

    monkeypatch.setenv("DAOGOU_CATALOGUE_DIR", "shops/books")
    own = Settings()
    assert (own.var_dir, own.artefacts_dir) == (Path("var/shops/books"), Path("artefacts/shops/books"))
    assert own.database_url == "sqlite:///var/shops/books/daogou.db"
    assert own.tracker_store_url == "sqlite:///var/shops/books/conversations.db"
    assert own.dialogue_model_dir == found.dialogue_model_dir == Path("artefacts/dialogue")


def test_the_catalogue_that_is_found_by_itself_may_be_named_as_well(monkeypatch):
    shop(Path("data/catalogues/toys"))
    found = Settings()
    monkeypatch.setenv("DAOGOU_CATALOGUE_DIR", "data/catalogues/toys")

    assert Settings() == found


def test_where_there_is_no_catalogue_the_setting_is_named():
    with pytest.raises(SettingsError, match="DAOGOU_CATALOGUE_DIR"):
        ShopFile.load(Settings().catalogue_dir)


def test_a_wrong_value_names_the_variable(monkeypatch):
    monkeypatch.setenv("DAOGOU_PORT", "70000")
    with pytest.raises(SettingsError, match="DAOGOU_PORT"):
        get_settings()


def test_secrets_do_not_appear_in_logs():
    secret = "s3cret" * 6
    assert secret not in repr(Settings(secret=secret, shop_secret=secret, redis_url=f"redis://:{secret}@cache"))


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECRET", "too short", "openssl rand"),
        ("SHOP_SECRET", "also too short", "openssl rand"),
        ("TRUSTED_PROXIES", "127.0.0.1 nginx", "nginx"),
    ],
)
def test_a_setting_that_would_open_a_door_is_refused_at_once(monkeypatch, name, value, told):
    monkeypatch.setenv(f"DAOGOU_{name}", value)
    with pytest.raises(SettingsError, match=f"DAOGOU_{name}.*{told}"):
        get_settings()
