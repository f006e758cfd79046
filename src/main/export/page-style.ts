/** The style of an exported page: readable on a screen, in the dark and on paper. Asks for no font or picture. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcfa; --soft: #5f5b55; --line: #d8d3ca; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e5df; --paper: #191817; --soft: #a8a39b; --line: #3b3834; } }
html { background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Georgia, 'Times New Roman', serif; }
body { margin: 0; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; }
nav, .facts { font-family: system-ui, sans-serif; font-size: 0.875rem; }
.facts, small { color: var(--soft); }
a { color: inherit; }
article { border-top: 1px solid var(--line); margin-top: 4rem; padding-top: 2rem; }
article > h2 { font-size: 1.75rem; margin: 0 0 0.5rem; }
img { max-width: 100%; height: auto; }
figure { margin: 1.5rem 0; }
figcaption, caption { color: var(--soft); font-size: 0.875rem; }
pre { overflow-x: auto; white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem; text-align: start; }
blockquote { border-inline-start: 3px solid var(--line); margin-inline: 0; padding-inline-start: 1rem; }
.note { border: 1px solid var(--line); border-radius: 6px; margin: 1rem 0; padding: 0 1rem; }
mark { color: #1c1b19; }
mark.sun { background: #ffe68a; }
mark.leaf { background: #bfe8b4; }
mark.sky { background: #b5dcf7; }
mark.rose { background: #fbc3cd; }
mark.violet { background: #d9c9f8; }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; }
  html { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  article { border: 0; break-before: page; margin: 0; padding: 0; }
  h2, h3, h4 { break-after: avoid; }
  figure, tr, img { break-inside: avoid; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .facts a, nav a { text-decoration: none; }
}
`;
