// Buttons above a box for Markdown, which write its signs round what is marked. They are there once they work.
import '@github/markdown-toolbar-element';

for (const bar of document.querySelectorAll<HTMLElement>('markdown-toolbar')) bar.hidden = false;
