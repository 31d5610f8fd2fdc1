"""Makes one picture per row of data, in several browsers at once, and survives being killed."""
