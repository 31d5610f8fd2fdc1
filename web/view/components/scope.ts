/** Names of classes that a mini-program gives as text, as the style compiler wrote them. */

/** The classes in `names` for `element`, which may be inside a component with a scope. */
export function scopedClasses(element: Element, names: string): string[] {
  const scope = element.getAttribute('tt-scope');
  const single = names.split(/\s+/).filter(Boolean);
  return scope ? single.map((name) => `${scope}--${name}`) : single;
}
