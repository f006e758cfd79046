/** `README.txt` of a library: for whoever finds the folder, perhaps without Backfile. */
export const readmeText = `This folder is a Backfile library: your own offline news archive.

vault/      The record. "objects" holds the original files you imported, unchanged; "journal" holds
            every article and everything you did with it, in order. Keep these, and you keep the library.
profile/, profile-electron/
            The browser's working copy for searching. It is filled again from the vault when it is missing.
staging/    What is looked at before it is imported; emptied at every start.
watched/    What was done with the files of watched folders (watched.json lists them).
spool/      Files on their way in, and refused ones that can be tried again.
config.json Settings of this library.
lock.json   There while Backfile has the library open.

To move the library, close Backfile, then move or copy the whole folder, and open it with
    backfile --library FOLDER
Copying it elsewhere while Backfile is closed is a complete backup.

Nothing in here is encrypted. Do not edit these files: Backfile checks them and will say so.
Do not keep the folder in one that is synchronised (Dropbox, OneDrive, iCloud Drive, Google Drive,
Nextcloud, Syncthing): two computers would write to it without knowing of each other.
`;
