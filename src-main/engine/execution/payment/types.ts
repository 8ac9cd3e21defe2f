import type { IsoDate } from '../../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';

export type IbanAccount = { readonly kind: 'iban'; readonly iban: string; readonly bic: string | null };
export type UsAccount = {
  readonly kind: 'us';
  readonly routingNumber: string;
  readonly accountNumber: string;
  readonly accountType: 'checking' | 'savings';
};
export type PaymentAccount = IbanAccount | UsAccount;

/** One line of a batch. */
export type BatchPayment = {
  readonly id: string;
  readonly creditorName: string;
  /** Decides between the two classes of US entries: PPD for a person, CCD for a company. */
  readonly creditorKind: 'company' | 'person';
  readonly account: PaymentAccount;
  /** What is paid: a magnitude, > 0. */
  readonly amountMinor: MinorUnits;
  readonly currency: CurrencyCode;
  /** What the creditor reads: free text or a structured creditor reference. */
  readonly remittance: string;
  /** Travels with the payment to the creditor and back into the statement: what the line is found by again. */
  readonly endToEndId: string;
  /** Salaries and wages: such a batch is never executed automatically. */
  readonly isPayroll: boolean;
  /** How findings call the line: `Line 3`. */
  readonly lineLabel: string;
};

/** `urgent`: same-day through the bank's urgent service; `instant`: within seconds, on any day. */
export type PaymentUrgency = 'normal' | 'urgent' | 'instant';

/** Payments that leave one account on one day. */
export type PaymentBatch = {
  readonly id: string;
  /** UTC instant `2026-03-02T09:15:00.000Z`. */
  readonly createdAt: string;
  readonly executionDate: IsoDate;
  readonly urgency: PaymentUrgency;
  readonly debtor: { readonly name: string; readonly account: PaymentAccount };
  readonly currency: CurrencyCode;
  readonly payments: readonly BatchPayment[];
};

/** When the file is handed in, as the business's bank sees it. Minutes count from midnight of the local day. */
export type Submission = { readonly localDate: IsoDate; readonly minuteOfDay: number; readonly cutOffMinute: number };

/** What a US bank agrees with the company that sends entries. */
export type NachaOriginator = {
  /** Routing number of the bank the file goes to. */
  readonly destinationRouting: string;
  readonly destinationName: string;
  /** Ten characters the bank has assigned, often 1 and the tax number. */
  readonly originId: string;
  readonly companyId: string;
  /** What the receiver reads in the statement, up to ten characters: `PAYROLL`, `INVOICE`. */
  readonly entryDescription: string;
  /** Tells several files of one day apart: A to Z, 0 to 9. */
  readonly fileIdModifier: string;
};

export type PaymentFileOptions =
  | { readonly format: 'sepa'; readonly submission: Submission }
  | { readonly format: 'nacha'; readonly submission: Submission; readonly originator: NachaOriginator }
  | { readonly format: 'csv'; readonly submission: Submission };

export type BatchFindingCode =
  | 'batch_empty'
  | 'batch_id'
  | 'execution_date'
  | 'debtor_account'
  | 'originator'
  | 'currency'
  | 'amount'
  | 'total'
  | 'account'
  | 'bank_code'
  | 'country'
  | 'name'
  | 'end_to_end_id'
  | 'reference'
  | 'duplicate'
  | 'text_changed';

/** An error keeps the file from being written; a warning is to be read. */
export type BatchFinding = {
  readonly severity: 'error' | 'warning';
  readonly code: BatchFindingCode;
  /** Null where the batch itself is meant. */
  readonly paymentId: string | null;
  readonly sentence: string;
};

export type PaymentFile = {
  readonly format: PaymentFileOptions['format'];
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
  readonly paymentCount: number;
  readonly totalMinor: MinorUnits;
  readonly currency: CurrencyCode;
};
