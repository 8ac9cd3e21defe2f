import type { DocumentsWords, MessageWords } from './message-words.ts';

const named = ({ list }: DocumentsWords): string => {
  const [only] = list;
  return list.length === 1 && only !== undefined && only.number !== null
    ? `invoice ${only.number}`
    : list.length === 1
      ? 'our invoice'
      : 'open invoices';
};

export const ENGLISH: MessageWords = {
  greeting: (person) => (person === null ? 'Hello,' : `Dear ${person},`),
  closing: 'Kind regards,',
  document: ({ amount, due, issued, number }, kind) =>
    `${kind === 'invoice' ? 'Invoice' : 'Bill'}${number === null ? '' : ` ${number}`} of ${issued}, due on ${due}: ${amount}`,
  total: (amount) => `In total: ${amount}`,
  collection: {
    soft: (documents, payBy) => ({
      subject: `A friendly reminder about ${named(documents)}`,
      paragraphs: [
        'I hope you are well. This is just a quick note about the following, which our books still show as open:',
        `Could you let us know when we may expect it? A payment by ${payBy} would be perfect. If it is already on its way, please disregard this message, and thank you.`,
        'Should anything about it be unclear, a short reply is enough and we will sort it out together.',
      ],
    }),
    professional: (documents, payBy) => ({
      subject: `Payment reminder: ${named(documents)}`,
      paragraphs: [
        'According to our records the following is past its due date:',
        `We would be grateful for payment by ${payBy}. If it has crossed this message, please disregard it.`,
        'If there is a question about the invoice or a reason why it cannot be settled yet, please tell us, so that we can find a solution.',
      ],
    }),
    firm: (documents, payBy) => ({
      subject: `Urgent payment reminder: ${named(documents)}`,
      paragraphs: [
        'We have not yet been able to match a payment to the following, which is well past its due date:',
        `Please arrange for payment by ${payBy}. If it has been made in the meantime, please send us the date, so that we can find it.`,
        'If full payment by then is not possible, please contact us before that day, and we will agree on instalments. Otherwise we would have to consider further steps.',
      ],
    }),
  },
  statutoryInterest: 'For completeness: the law grants interest on overdue amounts between businesses. We would rather not have to charge it.',
  earlyPayment: (documents, payBy, discount) => ({
    subject: `A request about ${named(documents)}`,
    paragraphs: [
      'We have a small request about the following, which is not due yet:',
      `An earlier payment, by ${payBy}, would help our planning.${discount === null ? '' : ` In return you may deduct ${discount}.`}`,
      'If this does not suit you, the agreed due date of course stands. Thank you for considering it.',
    ],
  }),
  vendorDelay: (_, payBy) => ({
    subject: 'A request for a later payment date',
    paragraphs: [
      'Thank you for our good work together. We have the following bills of yours scheduled for payment:',
      `To balance our own payments we would like to pay them on ${payBy}. Would that be all right with you?`,
      'We want to settle this openly and in good time; if the date is difficult, please tell us what would work.',
    ],
  }),
  expenseQuery: ({ amount, date, usual, sender }) => ({
    subject: `A question about your charge of ${date}`,
    paragraphs: [
      `On ${date} we paid ${amount} to you.${usual === null ? '' : ` Usually it is about ${usual}.`}`,
      `Could you send us a breakdown of the amount, so that ${sender} can book it correctly?`,
      'If the price has changed, we would be glad to hear from when the new one applies.',
    ],
  }),
  paymentQuery: ({ amount, date, expected, sender }) => ({
    subject: `Your payment of ${date}`,
    paragraphs: [
      `Thank you for your payment of ${amount}, which reached ${sender} on ${date}.`,
      `${expected === null ? 'We are not sure what it belongs to.' : `For the documents we would assign it to, we had noted ${expected}.`} Could you tell us which invoices it settles?`,
      'A line with the invoice numbers is enough.',
    ],
  }),
  checkIn: ({ reader, sender }) => ({
    subject: `How are things at ${reader}?`,
    paragraphs: [
      'It has been a little while since we last worked together, and I wanted to ask how you are getting on.',
      'Is there anything coming up that we could help with, or anything we could do better?',
      `I would be glad to talk for a few minutes whenever it suits you, and so would everyone at ${sender}.`,
    ],
  }),
  extension: ({ due, sender, wanted, what }) => ({
    subject: `Request for an extension: ${what}`,
    paragraphs: [
      `${sender} is due to pay ${what} on ${due}.`,
      `We ask for an extension until ${wanted} and would be grateful for a confirmation in writing.`,
      'If you need documents or a reason in a particular form, please let us know.',
    ],
  }),
  invoiceNotice: ({ amount, due, sender, what }) => ({
    subject: `Invoice: ${what}`,
    paragraphs: [`Please find our invoice for ${what}, ${amount}, payable by ${due}.`, `Thank you for working with ${sender}.`],
  }),
};
