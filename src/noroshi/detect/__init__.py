"""Message + company + knowledge → verdict. Signals see facts, weights judge them."""
