/** What goes out of the reader with its source: to the clipboard, on paper. */
export const citation = {
  copied: 'Copied with its source',
  saved: 'Saved {day}',
  imported: 'Imported {day}',
  notes: 'Notes',
  articleNote: 'Note on the article',
  printed: 'From {library}, printed with Backfile on {day}. SHA-256 of the original: {sha}',
  undated: 'Undated',
  pdfSaved: 'Saved as PDF',
  failed: 'The article could not be laid out for paper',
} as const;
