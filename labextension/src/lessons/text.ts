import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

/**
 * A copy of the Lab's renderers that fetches nothing from outside the school: the Lab itself allows pictures from
 * anywhere in a text.
 */
export function localRendermime(rendermime: IRenderMimeRegistry, resolver: IRenderMime.IResolver): IRenderMimeRegistry {
  const sanitizer: IRenderMime.ISanitizer = {
    sanitize: (dirty, options) => withoutForeign(rendermime.sanitizer.sanitize(dirty, options))
  };
  return rendermime.clone({ resolver, sanitizer });
}

/** HTML without anything that a browser would fetch from another place. */
export function withoutForeign(html: string): string {
  // Nothing in a document of a parser is fetched.
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const node of page.body.querySelectorAll('*')) {
    for (const attribute of ['src', 'srcset', 'poster', 'background', 'style']) {
      const value = node.getAttribute(attribute);
      if (value !== null && isForeign(attribute, value)) {
        node.removeAttribute(attribute);
      }
    }
  }
  return page.body.innerHTML;
}

function isForeign(attribute: string, value: string): boolean {
  if (attribute === 'style') {
    return /url|image|\\/i.test(value);
  }
  if (attribute === 'srcset') {
    return true;
  }
  const plain = value.replace(/[\s\u0000-\u001f]/g, '');
  return /^[a-z][a-z+.-]*:|^[\\/]{2}/i.test(plain) && !/^data:image\//i.test(plain);
}

/** Renders Markdown of a lesson. */
export async function renderText(rendermime: IRenderMimeRegistry, text: string, into: HTMLElement): Promise<void> {
  const renderer = rendermime.createRenderer('text/markdown');
  await renderer.renderModel(rendermime.createModel({ data: { 'text/markdown': text }, trusted: false }));
  into.replaceChildren(renderer.node);
}

/** The address of a step's picture: drawn in the lesson, or a file beside it; null for anything else. */
export async function pictureAddress(picture: string, resolver: IRenderMime.IResolver): Promise<string | null> {
  if (/^\s*<svg[\s>]/i.test(picture)) {
    return `data:image/svg+xml,${encodeURIComponent(picture)}`;
  }
  if (/^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i.test(picture)) {
    return picture;
  }
  if (!/^[^\\/:?#]+\.(svg|png|jpe?g|gif|webp)$/i.test(picture)) {
    return null;
  }
  return resolver.getDownloadUrl(await resolver.resolveUrl(encodeURIComponent(picture)));
}
