/** How runs of automatic categorisation are called in the audit log. */
export const CATEGORISE_ACTION = 'categorise_automatically';
export const UNDO_CATEGORISE_ACTION = 'undo_categorise_automatically';
export const CATEGORISATION_ENTITY = 'categorisation';
