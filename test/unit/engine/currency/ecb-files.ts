import { strToU8, zipSync } from 'fflate';

/** Files in the forms the ECB publishes, with invented figures. */
export const DAILY_XML = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender>
		<gesmes:name>European Central Bank</gesmes:name>
	</gesmes:Sender>
	<Cube>
		<Cube time='2026-03-04'>
			<Cube currency='USD' rate='1.25'/>
			<Cube currency='JPY' rate='160.50'/>
			<Cube currency='GBP' rate='0.8000'/>
		</Cube>
	</Cube>
</gesmes:Envelope>
`;

export const HISTORY_XML =
  '<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject><Cube><Cube time="2026-03-04"><Cube currency="USD" rate="1.25"/><Cube currency="GBP" rate="0.8"/></Cube><Cube time="2026-03-03"><Cube currency="USD" rate="1.24"/></Cube><Cube time="2004-12-30"><Cube currency="USD" rate="1.3604"/><Cube currency="ROL" rate="39663"/></Cube></Cube></gesmes:Envelope>';

export const DAILY_CSV = 'Date, USD, JPY, GBP, \n04 March 2026, 1.25, 160.50, 0.8000, \n';

export const HISTORY_CSV = [
  'Date,USD,JPY,GBP,ROL,',
  '2026-03-04,1.25,160.5,0.8,N/A,',
  '2026-03-03,1.24,160.1,N/A,N/A,',
  '2004-12-30,1.3604,141.03,0.70695,39663,',
  '',
].join('\n');

export function zipped(name: string, text: string): Uint8Array {
  return zipSync({ [name]: strToU8(text) });
}
