"""One module per `tt` API. A module's `APIS` holds its row, and its synchronous twin's if any."""
