/** An element with properties (attributes where they are written with a dash) and children; empty children are left out. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role') node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return node;
}

/** Replaces what a part of the page shows. */
export function show(root, ...children) {
  root.replaceChildren(...children.filter(Boolean));
}
