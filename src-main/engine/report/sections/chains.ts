import type { Node } from '../document.ts';
import type { AuditReportFacts } from '../report-facts.ts';
import { type Cell, counted, paragraph, section, tableOf, type Typesetter } from '../typesetter.ts';

/** Every chain of the data file with its head. Other businesses appear by number only: their names are not this reader's. */
export function chainsSection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { verification, business } = facts;
  const nameOf = (businessId: number): string => {
    if (businessId === 0) return 'The data file';
    return businessId === business.id ? 'This business' : `Business ${businessId}`;
  };
  const rows = verification.chains.map((chain): Cell[] => [
    nameOf(chain.businessId),
    setter.count(chain.entries),
    { text: chain.head, style: 'smallFingerprint' },
  ]);
  const columns = [
    { title: 'Chain', weight: 22 },
    { title: 'Entries', weight: 12, align: 'right' },
    { title: 'Head', weight: 62 },
  ] as const;
  const result =
    verification.problem === null
      ? `Verified when this report was made: ${counted(setter, verification.entryCount, 'entry', 'entries')} in ${counted(setter, verification.chains.length, 'chain')}.`
      : `Verification failed when this report was made: ${setter.print(verification.problem, 600)} The heads below are those that stand in the file; nothing vouches for them.`;
  const content: Node[] = [
    paragraph(result),
    paragraph(
      'Every entry carries a keyed fingerprint (HMAC-SHA-256) of itself and of the entry before it. The entry of an import holds a digest over its lines and the SHA-256 of its file.',
    ),
    tableOf(setter, columns, rows),
  ];
  return section(setter, 'Audit log', { rowCount: rows.length + 6, content });
}

/** The last page: how somebody else finds out whether this report still fits the books. */
export function howToVerifySection(facts: AuditReportFacts, setter: Typesetter): Node {
  const { own } = facts.verification;
  const entry = setter.count(own.entries);
  const steps = [
    'On a computer with Tamio and these books, run  tamio verify  (with  --data FOLDER  where the books lie elsewhere). It proves every entry of the log, every imported file and every bank line, and names the first thing that does not fit. The page Audit log does the same.',
    `It prints the head of the chain. If that is the head below, nothing was recorded since this report. Making this report is itself recorded afterwards, so usually the log has grown: then look up entry ${entry} of this business in the audit log (page Audit log, or  tamio call audit.list ). Its fingerprint must be the head below.`,
    'Compute the SHA-256 of the annexed CSV and compare it with the one under Bank lines, for instance with  sha256sum FILE  on Linux,  shasum -a 256 FILE  on macOS, or  certutil -hashfile FILE SHA256  on Windows.',
    'Compute the SHA-256 of a statement file that the bank sent, and compare it with the one under Import batches.',
  ];
  const content: Node[] = [
    ...steps.map((step, index): Node => ({ text: `${index + 1}.  ${step}`, margin: [0, 0, 0, 6] })),
    { text: `Head of the chain, entry ${entry}`, bold: true, margin: [0, 8, 0, 2] },
    { text: own.head, style: 'fingerprint', margin: [0, 0, 0, 8] },
    paragraph(
      'The key of the fingerprints is derived from the key of the data file and is in no report, so a report alone can neither be checked nor forged without the books.',
    ),
  ];
  return section(setter, 'How to verify this report', { rowCount: 12, content });
}
