import type { ErrorCode } from './error-codes.ts';

/**
 * The one register of errors that a person can meet. A code is stable and is also the key of its translation
 * (`log.error.CODE` in the catalogs); `message` says what happened, `action` what to do next, in plain English for terminals
 * and logs. Status is that of HTTP; 0 for errors that never travel.
 */
export interface ErrorSpec {
  readonly status: number;
  readonly message: string;
  readonly action: string;
}

export const errorRegister: Readonly<Record<ErrorCode, ErrorSpec>> = {
  unreachable: {
    status: 0,
    message: 'The server does not answer.',
    action: 'Go on recording; it is sent when there is signal.',
  },
  'batch-too-large': {
    status: 413,
    message: 'Too much was sent at once.',
    action: 'Send fewer entries at a time.',
  },
  'body-unreadable': {
    status: 400,
    message: 'What was sent could not be read.',
    action: 'Update the app and try again.',
  },
  'request-invalid': {
    status: 400,
    message: 'The request is not as it should be.',
    action: 'Check the field that is named.',
  },
  'not-signed-in': {
    status: 401,
    message: 'You are not signed in.',
    action: 'Sign in. Everything saved here is kept.',
  },
  'passphrase-wrong': {
    status: 401,
    message: 'The name or the passphrase is not right.',
    action: 'Try again.',
  },
  'passphrase-old-wrong': {
    status: 403,
    message: 'The passphrase of until now is not right.',
    action: 'Try again, or ask an admin for a new one.',
  },
  'passphrase-own': {
    status: 409,
    message: 'Your own passphrase is changed with the one of until now.',
    action: 'Change it under "This device".',
  },
  'passkey-refused': {
    status: 403,
    message: 'This passkey does not open anything here.',
    action: 'Use the name and the passphrase.',
  },
  'passkeys-not-here': {
    status: 409,
    message: 'Passkeys need an address that begins with https and has a name, not only numbers.',
    action: 'Use the passphrase, or open the app by such an address.',
  },
  'passkeys-full': {
    status: 409,
    message: 'There are as many passkeys as one person can have.',
    action: 'Remove one that is not used first.',
  },
  'not-allowed': { status: 403, message: 'Your role does not allow this.', action: 'Ask a coordinator.' },
  'hand-in-ended': {
    status: 403,
    message: 'This device was signed out for good: it may hand in no longer.',
    action: 'Everything saved stays on it. Show it to a coordinator.',
  },
  'agreement-ended': {
    status: 403,
    message: 'The agreement with this program is over.',
    action: 'What was not sent is still taken for a week. To go on, ask the program.',
  },
  'device-not-own': {
    status: 409,
    message: 'Somebody else signed in on this device before.',
    action: 'Use a device of your own for this.',
  },
  'not-found': { status: 404, message: 'There is nothing here.', action: 'Check the address.' },
  'setup-code-wrong': {
    status: 403,
    message: 'The code is not the one that the console of the server shows.',
    action: 'Look at the window in which the server was started.',
  },
  'already-set-up': { status: 409, message: 'This server is set up already.', action: 'Sign in instead.' },
  'not-set-up': {
    status: 409,
    message: 'This server is not set up yet.',
    action: 'Open the start page and name your organization.',
  },
  'name-taken': {
    status: 409,
    message: 'Someone here has this name already.',
    action: 'Choose another name.',
  },
  'still-at-fault': {
    status: 409,
    message: 'The reason this entry is held has not gone away.',
    action: 'Mend what is named, or dismiss the entry.',
  },
  'last-site': {
    status: 409,
    message: 'This is the only site that is open: without it nobody could start a shift.',
    action: 'Add another site first, or bring one back.',
  },
  'last-admin': {
    status: 409,
    message: 'This is the only admin who can sign in: nobody else could let people in.',
    action: 'Make someone else an admin first.',
  },
  'site-has-stock': {
    status: 409,
    message: 'There are still supplies on the shelf of this site.',
    action: 'Move or count them first, or say that it is to be removed all the same.',
  },
  'keep-shorter': {
    status: 409,
    message: 'This shortens how long times are kept: older ones become days at once, and for good.',
    action: 'Say that this is meant, or keep the longer time.',
  },
  'too-many-requests': { status: 429, message: 'Too many requests.', action: 'Wait a minute and try again.' },
  'server-stopping': {
    status: 503,
    message: 'The server is about to restart.',
    action: 'It will be tried again by itself.',
  },
  'server-failed': {
    status: 500,
    message: 'Something went wrong on the server.',
    action: 'Nothing was lost. Try again; tell your coordinator if it goes on.',
  },
  'database-away': {
    status: 503,
    message: 'The database does not answer.',
    action: 'It will be tried again by itself.',
  },
  'disk-full': {
    status: 507,
    message: 'The disk is full.',
    action: 'Free some space; nothing that was saved is lost.',
  },
  'storage-unwritable': {
    status: 0,
    message: 'This device cannot save.',
    action: 'Free some space or use another device before you start.',
  },
  'storage-stuck': {
    status: 0,
    message: "The browser's storage does not answer.",
    action: 'Close every window of this app, or restart the device, then open it again.',
  },
  'storage-full': { status: 0, message: 'This device is full.', action: 'Free some space, then save again.' },
  'storage-closed': {
    status: 0,
    message: 'The storage of this device was closed.',
    action: 'Close other windows of this app and open it again.',
  },
  'storage-newer': {
    status: 0,
    message: 'A newer version of the app was used on this device.',
    action: 'Reload to update the app.',
  },
  'storage-refused': {
    status: 0,
    message: 'This browser lets the app keep nothing: a private window, or storage is blocked.',
    action:
      'Open the app in a normal window, or allow it to store data. What was sent is safe on the server.',
  },
  'storage-cleared': {
    status: 0,
    message: 'Not saved: the browser cleared what this device held.',
    action: 'What was typed is still there: save it again. Tell your coordinator what was not sent.',
  },
  'part-missing': {
    status: 0,
    message: 'Not saved: a part of the app is not on this device yet.',
    action: 'What was typed is still there. Save it again when there is signal.',
  },
  'cannot-seal': {
    status: 0,
    message: 'Not saved: this device has no key for what only the team may read.',
    action: 'Leave that part out, or ask an admin to enrol this device.',
  },
  'body-invalid': {
    status: 422,
    message: 'A field is not as it should be.',
    action: 'Check the field that is named.',
  },
  'port-in-use': {
    status: 0,
    message: 'Another program uses this port.',
    action: 'Stop it, or set PORT to another number.',
  },
  'data-newer': {
    status: 0,
    message: 'The data folder was written by a newer version.',
    action: 'Update this program, or use another data folder.',
  },
  'data-in-use': {
    status: 0,
    message: 'Another server uses this data folder.',
    action: 'Stop it, or set DATA_DIR to another folder.',
  },
  'database-too-old': {
    status: 0,
    message: 'This PostgreSQL is too old.',
    action: 'Use PostgreSQL 15 or newer.',
  },
  'database-failed': {
    status: 0,
    message: 'The database could not be started.',
    action: 'Read the database log in the data folder.',
  },
  'database-refused': {
    status: 0,
    message: 'The database refused what this program needs.',
    action: 'Check the rights of its user; the code below is from PostgreSQL.',
  },
  'backup-damaged': {
    status: 0,
    message: 'The backup file is not whole.',
    action: 'Use another backup. Nothing was changed.',
  },
  'database-not-empty': {
    status: 0,
    message: 'The database is not empty.',
    action: 'Restore into a new data folder or database.',
  },
  'sheet-unreadable': {
    status: 422,
    message: 'The spreadsheet could not be read.',
    action: 'Save it as CSV (UTF-8) or XLSX and try again.',
  },
  'sheet-no-table': {
    status: 422,
    message: 'There is no table in the spreadsheet.',
    action: 'Bring a sheet with a row of column names and rows below it.',
  },
  'sheet-headers': {
    status: 422,
    message: 'The spreadsheet lacks columns that the mapping names.',
    action: 'Check the mapping.',
  },
  'tls-files': {
    status: 0,
    message: 'The certificate files could not be used.',
    action: 'Check TLS_CERT and TLS_KEY.',
  },
  'setting-invalid': {
    status: 0,
    message: 'A setting in the environment is not as it should be.',
    action: 'Correct the setting that is named.',
  },
  'file-unusable': {
    status: 0,
    message: 'The file could not be opened.',
    action: 'Check its name and that you may read or write there.',
  },
  'runtime-missing': {
    status: 0,
    message: 'This program needs a newer Node.',
    action: 'Connect to the network once, or install Node 24.',
  },
  'mapping-invalid': {
    status: 422,
    message: 'The mapping cannot be used.',
    action: 'Check the part of the mapping that is named.',
  },
  'import-running': {
    status: 409,
    message: 'Another import is running.',
    action: 'Wait until it ends.',
  },
  'program-failed': {
    status: 0,
    message: 'This program met something it did not expect, and stopped.',
    action: 'Run it again with ALONGSIDE_TRACE=1 and report what it prints.',
  },
  'import-open': {
    status: 409,
    message: 'Something in this spreadsheet can be read in more than one way.',
    action: 'Answer the questions that are named, then import.',
  },
  'import-overlaps': {
    status: 409,
    message: 'A file of this name was imported for the same days, and no row of it is in this one.',
    action: 'Say whether this file takes its place or stands beside it.',
  },
  'attachment-too-large': {
    status: 413,
    message: 'This picture is too large.',
    action: 'Take a smaller one: at most 2 MB.',
  },
  'attachment-changed': {
    status: 422,
    message: 'What came is not what the entry names.',
    action: 'It will be tried again by itself; if it goes on, attach it anew.',
  },
  'attachment-unreadable': {
    status: 422,
    message: 'This is no whole picture of a kind that is taken.',
    action: 'Attach a JPEG or PNG picture.',
  },
  'attachment-not-named': {
    status: 409,
    message: 'No entry here names this attachment: it has not come yet, or it was erased or has faded.',
    action: 'Hand in the entry first.',
  },
  'keys-changed': {
    status: 409,
    message: 'The keys of the organization were changed meanwhile.',
    action: 'Look at them again, then do what you meant to do.',
  },
  'keys-invalid': {
    status: 422,
    message: 'What was said of the keys does not fit: it is by nobody who may say it, or a copy is missing.',
    action: 'Look at the keys again on a device that may change them.',
  },
  'enrolment-code-wrong': {
    status: 404,
    message: 'No device waits under this code.',
    action: 'Check the code, or have a new one shown: each is good for one device and ten minutes.',
  },
  'enrolment-over': {
    status: 409,
    message: 'This code is used up or its ten minutes are over.',
    action: 'Have a new code shown and start again.',
  },
  'keys-false': {
    status: 0,
    message: 'What the server shows of the keys does not fit what this device knows of them.',
    action: 'Do nothing with keys here. Ask whoever runs the server, and compare on a second device.',
  },
  'keys-not-here': {
    status: 0,
    message: 'This device does not hold the keys.',
    action: 'Let it in from a device that holds them, or use the recovery sheet.',
  },
  'sheet-words-wrong': {
    status: 0,
    message: 'These are not the twelve words of the recovery sheet.',
    action: 'Compare each word with the sheet.',
  },
  'lock-wrong': {
    status: 0,
    message: 'This is not the passphrase of the keys on this device.',
    action: 'Try again. Everything else goes on meanwhile.',
  },
  'lock-waits': {
    status: 0,
    message: 'Too many wrong passphrases.',
    action: 'Wait a while, an hour at most. Everything else goes on meanwhile.',
  },
  'setting-unread': {
    status: 0,
    message: 'This device does not know what is set up now: it is locked, or has not read everything yet.',
    action: 'Unlock it, or let it read on, and save again.',
  },
};
