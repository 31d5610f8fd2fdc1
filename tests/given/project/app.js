// The names by which the libraries know `tt`; before any of them is required.
globalThis.wx = tt;
globalThis.uni = tt;

App({});
