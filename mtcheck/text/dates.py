"""How English names the days of the week and the months."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# As they are cut short: “May” never is, “June” and “July” in tables.
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
# All of them in small letters.
DATE_WORDS = frozenset(map(str.lower, (*DAYS, *MONTHS, *SHORT_MONTHS)))
