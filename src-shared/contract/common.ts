import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type CurrencyCode, isCurrencyCode } from '../domain/money/currency.ts';
import { type IsoDate, isIsoDate } from '../domain/calendar/iso-date.ts';
import type { MinorUnits } from '../domain/money/minor-units.ts';
import type { Role } from '../domain/vocabulary/roles.ts';
import { APP_ERROR_CODES } from '../result/app-error.ts';

/** Schemas that every capability speaks with. Brands are applied here, at the boundary, and nowhere later. */
export const isoDateSchema = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value), 'a date YYYY-MM-DD that exists');
export const currencySchema = z.custom<CurrencyCode>((value) => typeof value === 'string' && isCurrencyCode(value), 'an ISO 4217 currency code');
export const minorSchema = z.custom<MinorUnits>((value) => Number.isSafeInteger(value), 'a whole number of minor units');
export const idSchema = z.number().int().positive();
export const instantSchema = z.string();
export const countSchema = z.number().int().min(0);
export const nameSchema = z.string().trim().min(1).max(200);

/** Which business, and as of which day. Without `businessId` the only business is meant; without `asOf` today in its time zone. */
export const businessInput = z.object({ businessId: idSchema.optional(), asOf: isoDateSchema.optional() });

/** A long run: the caller names it, follows it on `app.events`, and cancels it by aborting the call. */
export const taskInput = z.object({ taskId: z.string().max(100).optional() });

/**
 * What a test, the role check and the bench need to know of a procedure without running it. `read` never writes; `scope` says whether it lives in
 * one business or in the data file as a whole; `role` is the least that may call it.
 */
export type ProcedureMeta = {
  readonly access: 'read' | 'write';
  readonly scope: 'business' | 'file';
  readonly role: Role;
};

const base = oc.$meta<ProcedureMeta>({ access: 'read', scope: 'business', role: 'viewer' }).errors({
  APP_ERROR: { status: 422, data: z.object({ code: z.enum(APP_ERROR_CODES), data: z.record(z.string(), z.unknown()) }) },
});

export const readBusiness = base.meta({ access: 'read', scope: 'business', role: 'viewer' });
export const writeBusiness = base.meta({ access: 'write', scope: 'business', role: 'bookkeeper' });
export const ownBusiness = base.meta({ access: 'write', scope: 'business', role: 'owner' });
export const readFile = base.meta({ access: 'read', scope: 'file', role: 'viewer' });
/** What the log of the file tells of people and keys is for those who decide over them. */
export const readFileAsOwner = base.meta({ access: 'read', scope: 'file', role: 'owner' });
export const writeFile = base.meta({ access: 'write', scope: 'file', role: 'owner' });
/** What everybody may do for themselves, whatever their role; the use case refuses what they may not do for others. */
export const writeSelf = base.meta({ access: 'write', scope: 'file', role: 'viewer' });
