def test_a_customer_keeps_the_id_when_renamed(new_unit_of_work):
    with new_unit_of_work() as uow:
        first = uow.customers.upsert("toy", "17850", "Customer 17850", "United Kingdom")
        assert uow.customers.upsert("toy", "17850", "Ann") == first
        customer = uow.customers.get(first)
        assert (customer.name, customer.country) == ("Ann", "United Kingdom")


def test_an_unknown_customer_is_none(new_unit_of_work):
    with new_unit_of_work() as uow:
        assert uow.customers.get(1) is None
        assert uow.customers.find_id("nobody") is None


def test_a_source_tells_customers_of_one_number_apart(new_unit_of_work):
    with new_unit_of_work() as uow:
        first = uow.customers.upsert("one", "7", "Ann")
        second = uow.customers.upsert("two", "7", "Bob")
        assert uow.customers.find_id("7", "two") == second
        assert uow.customers.find_id("7") == first
