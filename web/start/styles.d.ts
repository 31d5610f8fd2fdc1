/** Style sheets are bundled with the page, not imported as values. */
declare module '*.css';
