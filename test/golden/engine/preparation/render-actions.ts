import { formatDecimal } from '../../../../src-shared/domain/money/decimal.ts';
import type { MinorUnits } from '../../../../src-shared/domain/money/minor-units.ts';
import type { ActionOption, PreparedAction } from '../../../../src-main/engine/preparation/types.ts';
import { EUR } from '../../../unit/engine/preparation/build-context.ts';

const money = (amount: MinorUnits): string => formatDecimal(amount, EUR);

function optionLines(option: ActionOption): string[] {
  const { lowPoint, risk } = option;
  const low =
    lowPoint === null
      ? 'no forecast'
      : `lowest ${money(lowPoint.beforeMinor)} on ${lowPoint.beforeDate} -> ${money(lowPoint.afterMinor)} on ${lowPoint.afterDate}${lowPoint.holdsBuffer ? ', buffer holds' : ''}`;
  const scores = `relationship ${risk.relationship.score}, operational ${risk.operational.score}, financial ${risk.financial.score}`;
  return [
    `  ${option.isRecommended ? '*' : '-'} ${option.optionId}: ${option.title} (${option.channel}, ${option.reversibility})`,
    `      ${option.description}`,
    `      ${low}; cost ${money(option.costMinor)}; risk ${risk.compositeScore} ${risk.level} (${scores})`,
    ...(option.cashShifts.length === 0
      ? []
      : [`      cash: ${option.cashShifts.map((shift) => `${shift.date} ${money(shift.amountMinor)}`).join(', ')}`]),
    ...(option.recommendationReason === null ? [] : [`      recommended: ${option.recommendationReason}`]),
    ...option.messages.map(({ language, recipientName, subject, tone }) => `      message to ${recipientName} (${language}, ${tone}): ${subject}`),
  ];
}

/** Actions as a person would read them, for comparison by eye. */
export function renderActions(actions: readonly PreparedAction[]): string {
  const blocks = actions.map((action) =>
    [
      `${action.actionKey}  [${action.severity}, ${action.agent}]`,
      `  ${action.title}`,
      `  ${action.summary}`,
      `  amount ${action.amountMinor === null ? 'not known' : money(action.amountMinor)}; by ${action.deadlineDate}: ${action.deadlineReason}`,
      `  tags ${action.tags.join(', ') || 'none'}${action.holdsPayroll ? '; holds payroll' : ''}; items ${action.itemIds.join(', ') || 'none'}`,
      ...action.options.flatMap(optionLines),
      ...action.links.map((link) => `  ${link.type} ${link.otherKey}: ${link.reason}`),
    ].join('\n'),
  );
  return `${blocks.join('\n\n').replaceAll('\u00a0', ' ')}\n`;
}
