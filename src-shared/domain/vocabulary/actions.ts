/** What can be prepared for a decision: the twelve of the source document, then the five its agents' outputs need. */
export const ACTION_TYPES = [
  'invoice_follow_up',
  'payment_reminder',
  'collection_escalation',
  'payment_batch',
  'vendor_delay',
  'payment_prioritization',
  'payroll_contingency',
  'payroll_confirmation',
  'excess_cash_allocation',
  'credit_line_draw',
  'invoice_generation',
  'statutory_payment',
  'client_retention',
  'expense_review',
  'forecast_adjustment',
  'cost_reduction',
  'payroll_update',
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

export const ACTION_TYPE_LABELS: Readonly<Record<ActionType, string>> = {
  invoice_follow_up: 'Follow up an invoice',
  payment_reminder: 'Payment reminder',
  collection_escalation: 'Escalate collection',
  payment_batch: 'Pay bills together',
  vendor_delay: 'Ask vendors for more time',
  payment_prioritization: 'Put payments in order',
  payroll_contingency: 'Secure payroll',
  payroll_confirmation: 'Confirm payroll',
  excess_cash_allocation: 'Put spare cash to work',
  credit_line_draw: 'Draw on a credit line',
  invoice_generation: 'Issue an invoice',
  statutory_payment: 'Pay tax or a statutory due',
  client_retention: 'Keep a customer',
  expense_review: 'Review an expense',
  forecast_adjustment: 'Adjust the forecast',
  cost_reduction: 'Reduce costs',
  payroll_update: 'Update payroll',
};

/** The ten agents of the source document: each turns one or two kinds of trouble into actions. */
export const PREPARATION_AGENTS = [
  'invoice_followup',
  'payroll_safety',
  'buffer_response',
  'vendor_payment',
  'statutory_payment',
  'client_retention',
  'expense_review',
  'revenue_variance',
  'runway_response',
  'headcount_review',
] as const;
export type PreparationAgent = (typeof PREPARATION_AGENTS)[number];

/** What choosing an option does. */
export const OPTION_KINDS = [
  'send_message',
  'call',
  'offer_instalments',
  'offer_discount',
  'pay_now',
  'pay_on_date',
  'pay_early_for_discount',
  'delay_payment',
  'order_payments',
  'draw_credit',
  'add_owner_funds',
  'confirm',
  'hold',
  'move_to_reserve',
  'repay_credit',
  'issue_invoice',
  'request_extension',
  'accept',
  'dispute',
  'adjust_forecast',
  'keep_forecast',
  'cut_costs',
  'update_payroll',
  'watch',
] as const;
export type OptionKind = (typeof OPTION_KINDS)[number];

export const OPTION_KIND_LABELS: Readonly<Record<OptionKind, string>> = {
  send_message: 'Send a message',
  call: 'Call',
  offer_instalments: 'Offer instalments',
  offer_discount: 'Offer a discount',
  pay_now: 'Pay now',
  pay_on_date: 'Pay on the due date',
  pay_early_for_discount: 'Pay early for the discount',
  delay_payment: 'Pay later',
  order_payments: 'Pay in order of importance',
  draw_credit: 'Draw credit',
  add_owner_funds: 'Add funds of the owner',
  confirm: 'Confirm',
  hold: 'Hold',
  move_to_reserve: 'Move to a reserve',
  repay_credit: 'Repay credit',
  issue_invoice: 'Issue the invoice',
  request_extension: 'Ask for an extension',
  accept: 'Accept',
  dispute: 'Question it',
  adjust_forecast: 'Adjust the forecast',
  keep_forecast: 'Keep the forecast',
  cut_costs: 'Cut costs',
  update_payroll: 'Update payroll',
  watch: 'Wait and watch',
};

/** What an action is marked with, so that automation rules can include or leave out: who it touches, how far they bend, what it pays. */
export const ACTION_TAGS = [
  'strategic',
  'managed',
  'transactional',
  'flexible',
  'negotiable',
  'inflexible',
  'critical',
  'payroll',
  'statutory',
] as const;
export type ActionTag = (typeof ACTION_TAGS)[number];

export const ACTION_TAG_LABELS: Readonly<Record<ActionTag, string>> = {
  strategic: 'Strategic customer',
  managed: 'Managed customer',
  transactional: 'Transactional customer',
  flexible: 'Flexible vendor',
  negotiable: 'Negotiable terms',
  inflexible: 'Inflexible vendor',
  critical: 'Critical vendor',
  payroll: 'Payroll',
  statutory: 'Statutory',
};

/** How one action stands to another: it makes the other unnecessary, both cannot be done, or it comes first. */
export const ACTION_LINK_TYPES = ['resolves', 'conflicts', 'sequence'] as const;
export type ActionLinkType = (typeof ACTION_LINK_TYPES)[number];

export const ACTION_LINK_LABELS: Readonly<Record<ActionLinkType, string>> = {
  resolves: 'Makes unnecessary',
  conflicts: 'Cannot be combined with',
  sequence: 'Comes before',
};

/** From the friendliest. */
export const MESSAGE_TONES = ['soft', 'professional', 'firm'] as const;
export type MessageTone = (typeof MESSAGE_TONES)[number];

export const MESSAGE_TONE_LABELS: Readonly<Record<MessageTone, string>> = { soft: 'Friendly', professional: 'Businesslike', firm: 'Firm' };

/** Languages in which messages and calendars can be written. */
export const MESSAGE_LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

export const MESSAGE_LANGUAGE_LABELS: Readonly<Record<MessageLanguage, string>> = { en: 'English', de: 'German', fr: 'French', es: 'Spanish' };

/** Whether a step can be taken back once taken. */
export const REVERSIBILITIES = ['reversible', 'partly_reversible', 'irreversible'] as const;
export type Reversibility = (typeof REVERSIBILITIES)[number];

export const REVERSIBILITY_LABELS: Readonly<Record<Reversibility, string>> = {
  reversible: 'Can be undone',
  partly_reversible: 'Can be undone in part',
  irreversible: 'Cannot be undone',
};

/** Where a prepared action stands on its way from proposal to record. */
export const ACTION_STATUSES = ['pending', 'snoozed', 'skipped', 'approved', 'executing', 'executed', 'verified', 'recorded', 'failed'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

export const ACTION_STATUS_LABELS: Readonly<Record<ActionStatus, string>> = {
  pending: 'Waiting for a decision',
  snoozed: 'Snoozed',
  skipped: 'Skipped',
  approved: 'Approved',
  executing: 'Being executed',
  executed: 'Executed',
  verified: 'Verified',
  recorded: 'Recorded',
  failed: 'Failed',
};

/** How an approved action leaves the application: as something handed to a person, or through a connected rail. */
export const EXECUTION_CHANNELS = ['email_draft', 'payment_file', 'calendar_file', 'in_app', 'manual', 'rail'] as const;
export type ExecutionChannel = (typeof EXECUTION_CHANNELS)[number];

export const EXECUTION_CHANNEL_LABELS: Readonly<Record<ExecutionChannel, string>> = {
  email_draft: 'E-mail draft',
  payment_file: 'Payment file',
  calendar_file: 'Calendar file',
  in_app: 'Inside the application',
  manual: 'By hand',
  rail: 'Through a connection',
};
