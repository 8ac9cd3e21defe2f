import type { IsoDate } from '../../../src-shared/domain/calendar/iso-date.ts';
import type { CurrencyCode } from '../../../src-shared/domain/money/currency.ts';
import type { MinorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import type {
  ActionLinkType,
  ActionTag,
  ActionType,
  ExecutionChannel,
  MessageLanguage,
  MessageTone,
  OptionKind,
  PreparationAgent,
  Reversibility,
} from '../../../src-shared/domain/vocabulary/actions.ts';
import type { RiskLevel } from '../../../src-shared/domain/vocabulary/parties.ts';
import type { AlertEntityType, AlertSeverity } from '../detection/types.ts';

/** Money that moves differently from the expected path when an option is chosen; signed, base currency. */
export type CashShift = { readonly date: IsoDate; readonly amountMinor: MinorUnits };

/** The lowest day of the expected (P50) path without and with an option. */
export type LowPointEffect = {
  readonly beforeMinor: MinorUnits;
  readonly beforeDate: IsoDate;
  readonly afterMinor: MinorUnits;
  readonly afterDate: IsoDate;
  /** after − before: positive when the option helps. */
  readonly changeMinor: MinorUnits;
  /** Whether the lowest day is at or above the buffer with the option. */
  readonly holdsBuffer: boolean;
};

export type RiskFactor = { readonly label: string; readonly points: number };
/** 0 (none) to 100; the sum of its factors, capped. */
export type RiskComponent = { readonly score: number; readonly factors: readonly RiskFactor[] };

/** Composite = 0.4 relationship + 0.3 operational + 0.3 financial, 0 to 100 with one decimal. */
export type RiskScore = {
  readonly relationship: RiskComponent;
  readonly operational: RiskComponent;
  readonly financial: RiskComponent;
  readonly compositeScore: number;
  readonly level: RiskLevel;
};

export type MessagePurpose =
  | 'collection'
  | 'early_payment'
  | 'vendor_delay'
  | 'expense_query'
  | 'payment_query'
  | 'check_in'
  | 'extension'
  | 'invoice_notice';

/** A message to read and send, never sent by itself. */
export type MessageDraft = {
  readonly purpose: MessagePurpose;
  readonly language: MessageLanguage;
  /** After softening for strategic customers. */
  readonly tone: MessageTone;
  readonly recipientName: string;
  /** Null where no address is recorded. */
  readonly recipientAddress: string | null;
  readonly subject: string;
  readonly body: string;
};

export type ActionOption = {
  /** Stable within the action: `send_message.firm`. */
  readonly optionId: string;
  readonly kind: OptionKind;
  readonly title: string;
  /** What happens and under which assumption the cash effect holds. */
  readonly description: string;
  readonly channel: ExecutionChannel;
  readonly cashShifts: readonly CashShift[];
  /** Null without a forecast or a stated balance. */
  readonly lowPoint: LowPointEffect | null;
  /** First day on which cash differs; null when it never does. */
  readonly effectDate: IsoDate | null;
  /** What it costs beyond moving money in time: interest, discounts given or lost. A magnitude in base currency. */
  readonly costMinor: MinorUnits;
  readonly risk: RiskScore;
  readonly reversibility: Reversibility;
  readonly isRecommended: boolean;
  /** Why this one; null on the others. */
  readonly recommendationReason: string | null;
  readonly messages: readonly MessageDraft[];
};

export type ActionLink = { readonly type: ActionLinkType; readonly otherKey: string; readonly reason: string };

/** Work that waits for a decision. */
export type PreparedAction = {
  /** Identity across runs: type of action and what it is about, `vendor_delay:buffer_breach:business`. */
  readonly actionKey: string;
  readonly actionType: ActionType;
  readonly agent: PreparationAgent;
  /** Null where no alert is behind it: something can be done, nothing is wrong. */
  readonly alertKey: string | null;
  readonly severity: AlertSeverity;
  readonly entityType: AlertEntityType;
  readonly entityId: string | null;
  readonly entityName: string;
  readonly title: string;
  /** Why it is proposed, one sentence. */
  readonly summary: string;
  /** What it is about: a magnitude in `currency`; null when no amount can be named. */
  readonly amountMinor: MinorUnits | null;
  readonly currency: CurrencyCode;
  /** Last day on which deciding still helps; never before `asOf`. */
  readonly deadlineDate: IsoDate;
  readonly deadlineReason: string;
  readonly tags: readonly ActionTag[];
  /** Whether a salary or wage is among what it pays: such an action is never executed automatically. */
  readonly holdsPayroll: boolean;
  /** The due items it touches. */
  readonly itemIds: readonly string[];
  /** Two to four, exactly one of them recommended. */
  readonly options: readonly ActionOption[];
  readonly links: readonly ActionLink[];
};
