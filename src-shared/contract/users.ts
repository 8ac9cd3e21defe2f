import { z } from 'zod';
import { ROLES } from '../domain/vocabulary/roles.ts';
import { businessInput, currencySchema, idSchema, instantSchema, ownBusiness, readFile, writeFile, writeSelf } from './common.ts';

const roleSchema = z.enum(ROLES);
const displayNameSchema = z.string().trim().min(1).max(100);
const emailSchema = z
  .string()
  .trim()
  .max(255)
  .regex(/^[^\s@]+@[^\s@]+$/, 'an e-mail address');
/** The rule of the key slots, told before anything is sent. */
const passphraseSchema = z.string().min(8, 'at least 8 characters').max(1000);

const userSchema = z.object({
  id: idSchema,
  displayName: z.string(),
  email: z.string().nullable(),
  defaultFramework: z.string().nullable(),
  defaultOptimizationFocus: z.string().nullable(),
  baseCurrency: currencySchema.nullable(),
  isArchived: z.boolean(),
  hasPassphrase: z.boolean(),
  createdAt: instantSchema,
  /** In the businesses that the caller sees; a business that is missing here has no role for this person. */
  roles: z.array(z.object({ businessId: idSchema, role: roleSchema })),
});

const profileFields = z.object({
  displayName: displayNameSchema,
  email: emailSchema.nullable(),
  defaultFramework: z.string().trim().min(1).max(32).nullable(),
  defaultOptimizationFocus: z.string().trim().min(1).max(32).nullable(),
  baseCurrency: currencySchema.nullable(),
});

/** 0: never. Counts only for people with a passphrase, since nothing else could be asked for. */
const lockSettingsSchema = z.object({ lockAfterMinutes: z.number().int().min(0).max(1440) });

/** Without `userId` the person who acts. */
const somebody = z.object({ userId: idSchema.optional() });

export const users = {
  /** The people of the businesses that the caller sees, archived ones too. */
  list: readFile.output(z.array(userSchema)),
  me: readFile.output(userSchema.nullable()),
  create: writeFile
    .input(
      profileFields
        .partial()
        .required({ displayName: true })
        .extend({ roles: z.array(z.object({ businessId: idSchema, role: roleSchema })).optional() }),
    )
    .output(userSchema),
  update: writeSelf.input(somebody.extend(profileFields.partial().shape)).output(userSchema),
  /** Null takes the role away. The last owner of a business stays its owner. */
  setRole: ownBusiness.input(businessInput.extend({ userId: idSchema, role: roleSchema.nullable() })).output(userSchema),
  /** An archived person can no longer sign in, and their passphrase opens nothing any more. What they did stays theirs. */
  archive: writeFile.input(z.object({ userId: idSchema })).output(userSchema),
  /** Comes back with the roles they had, and without a passphrase. */
  restore: writeFile.input(z.object({ userId: idSchema })).output(userSchema),
  /** One's own, with the current one where there is one; or, by an owner, the first one of somebody else. */
  setPassphrase: writeSelf
    .input(somebody.extend({ passphrase: passphraseSchema, currentPassphrase: z.string().max(1000).optional() }))
    .output(z.object({})),
  removePassphrase: writeSelf.input(somebody.extend({ currentPassphrase: z.string().max(1000).optional() })).output(z.object({})),
  lockSettings: readFile.output(lockSettingsSchema),
  updateLockSettings: writeFile.input(lockSettingsSchema).output(lockSettingsSchema),
};

const sessionSchema = z.object({
  /** Only when `open` anything but `session.*` answers. */
  state: z.enum(['open', 'locked', 'signed_out']),
  /** Who acts, or who locked. Null before anybody has signed in, and in a folder that holds no business yet. */
  user: z.object({ id: idSchema, displayName: z.string(), hasPassphrase: z.boolean() }).nullable(),
  /** In the business of the call. */
  role: roleSchema.nullable(),
  /** In every business that the person sees. */
  roles: z.array(z.object({ businessId: idSchema, role: roleSchema })),
  /** The highest one in any business: what counts for the data file as a whole. */
  fileRole: roleSchema.nullable(),
  /** Who can sign in here. */
  people: z.array(z.object({ id: idSchema, displayName: z.string(), hasPassphrase: z.boolean() })),
  /** Whether anybody has a passphrase. */
  isProtected: z.boolean(),
  /** Null: this person's session never locks by itself. */
  lockAfterMinutes: z.number().int().nullable(),
});

const secretSchema = z.string().min(1).max(1000);

/** Who acts on this connection. All of it answers while locked, and nothing else does. */
export const session = {
  get: readFile.input(businessInput).output(sessionSchema),
  /** Signing in opens the person's own key slot; who has no passphrase needs none. */
  signIn: writeSelf.input(z.object({ userId: idSchema, passphrase: secretSchema.optional() })).output(sessionSchema),
  lock: writeSelf.output(sessionSchema),
  unlock: writeSelf.input(z.object({ passphrase: secretSchema })).output(sessionSchema),
  /** For a forgotten passphrase: the printed recovery key gives the person a new one and signs them in. */
  recover: writeSelf.input(z.object({ userId: idSchema, recoveryKey: secretSchema, passphrase: passphraseSchema })).output(sessionSchema),
  /** Somebody is there: the time until the session locks by itself begins anew. */
  touch: readFile.output(z.object({})),
};

export type User = z.infer<typeof userSchema>;
export type SessionView = z.infer<typeof sessionSchema>;
