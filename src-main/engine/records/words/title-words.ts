import type { RecordField } from '../fields.ts';

/**
 * Words by which tables of customers, vendors, agreements and open items title their columns, by field: English, German, French, Spanish, Italian,
 * Dutch, folded (lower case, no diacritics, punctuation a space).
 */
export const TITLE_WORDS: Readonly<Partial<Record<RecordField, string>>> = {
  name: 'name|full name|display name|company|company name|business name|organisation|organization|organisation name|legal name|firma|firmenname|firmenbezeichnung|unternehmen|bezeichnung|name 1|name1|vollstandiger name|nom|raison sociale|societe|entreprise|nom complet|nombre|nombre completo|razon social|nombre o razon social|empresa|nombre comercial|ragione sociale|denominazione|azienda|nome|naam|bedrijf|bedrijfsnaam|organisatie|volledige naam',
  email:
    'email|e mail|mail|email address|e mail address|e mail adresse|mailadresse|emailadresse|mail adresse|courriel|adresse e mail|adresse mail|adresse email|correo|correo electronico|direccion de correo|posta elettronica|indirizzo email|indirizzo e mail|e mailadres|emailadres',
  phone:
    'phone|phone number|telephone|tel|mobile|mobile phone|cell|telefon|telefonnummer|telefon 1|mobil|mobiltelefon|handy|rufnummer|tel nr|telephone fixe|portable|numero de telephone|telefono|movil|numero de telefono|cellulare|recapito|telefoon|telefoonnummer|mobiel|gsm',
  address:
    'address|full address|billing address|postal address|mailing address|adresse|anschrift|rechnungsadresse|postanschrift|adresse postale|adresse de facturation|adresse complete|direccion|domicilio|direccion de facturacion|indirizzo|indirizzo completo|sede|adres|factuuradres|postadres',
  street:
    'street|street address|address 1|address line 1|address1|billing street|strasse|str|strasse und hausnummer|strasse nr|strasse hausnummer|rue|voie|adresse 1|calle|via|via e numero|straat|straatnaam|straat en huisnummer',
  postcode: 'zip|zip code|postcode|post code|postal code|zip postal code|plz|postleitzahl|code postal|cp|codigo postal|c p|cap|codice postale',
  city: 'city|town|billing city|ort|stadt|wohnort|ville|commune|localite|ciudad|poblacion|localidad|municipio|citta|comune|localita|plaats|woonplaats|stad',
  region: 'state|province|region|county|state province|bundesland|departement|provincia|comunidad autonoma|regione|provincie',
  country:
    'country|country code|country region|billing country|land|landkennzeichen|landercode|landercode iso|staat|pays|code pays|pais|paese|nazione|stato|landcode',
  taxId:
    'tax id|tax number|tax no|vat|vat id|vat number|vat no|vat reg no|vat registration number|tin|ein|tax registration|ust id|ust idnr|ust id nr|ustid|ustidnr|umsatzsteuer id|umsatzsteuer identifikationsnummer|uid|uid nummer|steuernummer|steuer nr|mwst nr|tva|n tva|no tva|numero de tva|numero tva|tva intracommunautaire|n tva intracommunautaire|siret|siren|nif|cif|nif cif|cif nif|rfc|id fiscal|identificacion fiscal|numero de iva|partita iva|p iva|piva|codice fiscale|btw|btw nummer|btw nr|btw id|btw identificatienummer',
  currency: 'currency|currency code|curr|ccy|wahrung|waehrung|wahrungscode|whg|devise|monnaie|moneda|divisa|valuta|munt|valutacode',
  language: 'language|language code|sprache|langue|idioma|lingua|taal',
  paymentTerms:
    'payment terms|terms|payment condition|payment conditions|terms of payment|zahlungsbedingung|zahlungsbedingungen|zahlungskondition|zahlungskonditionen|conditions de paiement|conditions de reglement|condition de paiement|condiciones de pago|forma y plazo de pago|condizioni di pagamento|termini di pagamento|betalingsvoorwaarden|betalingsconditie|betaalvoorwaarden',
  paymentTermsDays:
    'payment terms days|payment days|net days|terms days|days to pay|due days|credit days|zahlungsziel|zahlungsziel tage|zahlungsziel in tagen|zahlungsfrist|zahlungsfrist tage|ziel tage|zahlbar in tagen|nettotage|netto tage|delai de paiement|delai de paiement jours|delai reglement|delai jours|echeance jours|plazo de pago|plazo de pago dias|dias de pago|dias de credito|giorni di pagamento|giorni pagamento|termine di pagamento giorni|dilazione giorni|betalingstermijn|betaaltermijn|betalingstermijn dagen|betaaltermijn dagen',
  status: 'status|state of customer|active|aktiv|statut|etat|actif|estado|activo|stato cliente|attivo|actief',
  agreementStatus: 'status|contract status|vertragsstatus|statut|etat|estado|stato|stato contratto',
  documentStatus:
    'status|payment status|invoice status|paid|state|zahlungsstatus|rechnungsstatus|zahlstatus|bezahlt|statut|etat|statut de paiement|etat de paiement|estado|estado de pago|stato|stato pagamento|betaalstatus|factuurstatus',
  relationshipType:
    'relationship|relationship type|beziehung|kundenart|relation|type de relation|relacion|tipo de relacion|relazione|tipo di relazione|relatie|relatietype',
  creditLimitMinor:
    'credit limit|credit line|kreditlimit|kreditrahmen|kreditlinie|limite de credit|plafond|encours autorise|limite de credito|fido|limite di credito|kredietlimiet',
  category:
    'category|expense category|cost category|kategorie|kostenart|aufwandsart|categorie|categorie de depense|categoria|categoria de gasto|categoria di spesa|kostensoort|kostencategorie|uitgavencategorie',
  flexibilityLevel: 'flexibility|flexibility level|flexibilitat|flexibilite|flexibilidad|flessibilita|flexibiliteit',
  criticality: 'criticality|importance|kritikalitat|wichtigkeit|criticite|importance|criticidad|importancia|criticita|importanza|belang|kritiek',
  notes:
    'notes|note|remarks|comment|comments|memo|notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|remarque|remarques|commentaire|commentaires|notas|nota|observaciones|comentarios|annotazioni|osservazioni|commenti|opmerking|opmerkingen|notitie|notities',
  party:
    'customer or vendor|party|counterparty|partner|business partner|contact|contact name|geschaftspartner|kontakt|contract partner|vertragspartner|tiers|partenaire|contrepartie|contacto|socio|tercero|controparte|relatie|relatienaam|wederpartij|tegenpartij',
  firstName: 'first name|given name|forename|vorname|prenom|nombre de pila|voornaam',
  lastName: 'last name|surname|family name|nachname|familienname|nom de famille|apellido|apellidos|cognome|achternaam',
  obligationType:
    'type|obligation type|agreement type|contract type|vertragsart|art|typ|art des vertrags|type de contrat|tipo|tipo de contrato|tipo di contratto|tipo contratto|soort|contracttype|type contract',
  amount:
    'amount out is negative|amount|invoice amount|total|total amount|gross|gross amount|invoice total|bill amount|bill total|amount incl tax|total incl tax|price|value|rate|fee|betrag|gesamtbetrag|rechnungsbetrag|bruttobetrag|brutto|endbetrag|summe|preis|vertragswert|montant|montant ttc|total ttc|ttc|montant total|montant facture|prix|importe|importe total|total factura|importe factura|monto|precio|importo|importo totale|totale|totale fattura|importo fattura|totale documento|prezzo|bedrag|totaalbedrag|factuurbedrag|bedrag incl btw|totaal|totaal incl btw|prijs',
  openAmount:
    'open amount out is negative|open amount|open balance|balance|balance due|amount due|outstanding|outstanding amount|amount outstanding|remaining|remaining amount|amount open|unpaid amount|offener betrag|offen|offener posten|restbetrag|saldo|offener saldo|ausstehend|ausstehender betrag|noch offen|montant du|reste a payer|solde|reste du|restant du|montant restant|restant|solde du|pendiente|importe pendiente|saldo pendiente|pendiente de cobro|pendiente de pago|importo aperto|da pagare|residuo|importo residuo|da incassare|scoperto|saldo aperto|openstaand|openstaand bedrag|openstaand saldo|nog te betalen|nog te ontvangen',
  netAmount:
    'net|net amount|subtotal|amount excl tax|total excl tax|netto|nettobetrag|ht|montant ht|total ht|base imponible|importe neto|neto|imponibile|importo netto|nettobedrag|bedrag excl btw|excl btw',
  taxAmount:
    'tax|tva|vat|btw|tax amount|vat amount|sales tax|gst|steuer|steuerbetrag|mwst|mwst betrag|ust|ust betrag|umsatzsteuer|montant tva|total tva|cuota|cuota iva|importe iva|iva|imposta|importo iva|btw bedrag',
  taxRateBps:
    'tax rate|vat rate|tax percent|steuersatz|mwst satz|ust satz|taux de tva|taux tva|tipo de iva|tipo iva|aliquota|aliquota iva|btw tarief|btw percentage',
  isTaxInclusive:
    'tax included|tax inclusive|incl tax|inkl mwst|inklusive steuer|mwst enthalten|tva comprise|iva incluido|iva inclusa|iva compresa|incl btw|inclusief btw',
  frequency:
    'frequency|interval|billing frequency|billing cycle|billing period|recurrence|cadence|turnus|intervall|zahlungsweise|zahlungsturnus|haufigkeit|abrechnungsintervall|rhythmus|frequence|periodicite|recurrence|frecuencia|periodicidad|frequenza|periodicita|cadenza|frequentie|periodiciteit|betaalfrequentie|interval',
  startDate:
    'start|start date|starts on|from|valid from|begin|beginning|contract start|first payment|commencement|commencement date|beginn|startdatum|vertragsbeginn|gultig ab|ab|von|laufzeit von|erste zahlung|debut|date de debut|date debut|a partir du|inicio|fecha de inicio|fecha inicio|desde|data inizio|data di inizio|inizio|decorrenza|dal|begindatum|ingangsdatum|aanvang|vanaf|contract begin',
  endDate:
    'end|end date|ends on|until|valid until|expiry|expiry date|contract end|termination date|ende|enddatum|vertragsende|gultig bis|bis|laufzeit bis|fin|date de fin|date fin|jusqu au|terme|fecha de fin|fecha fin|hasta|vencimiento contrato|data fine|data di fine|fine|scadenza contratto|al|einddatum|tot|tot en met|afloopdatum',
  dayRule:
    'due on|due day|payment day|day of month|day|faellig am|fallig am|falligkeitstag|zahltag|zahlungstag|jour|jour d echeance|jour de paiement|dia|dia de pago|dia de vencimiento|giorno|giorno di scadenza|giorno di pagamento|dag|betaaldag|vervaldag',
  shift:
    'weekends and holidays|business day rule|business day shift|weekend rule|bankarbeitstag|geschaftstagsregel|jours ouvres|dias habiles|giorni lavorativi|werkdagregel',
  occurrenceLimit:
    'number of payments|occurrences|number of occurrences|instalments|installments|payments|anzahl|anzahl zahlungen|anzahl raten|raten|nombre d echeances|nombre de paiements|echeances|numero de pagos|numero de cuotas|cuotas|numero rate|rate totali|aantal betalingen|aantal termijnen|termijnen',
  escalations:
    'price changes out is negative|price changes|price change|escalation|escalations|indexation|preisanpassung|preisanpassungen|staffelung|indexierung|revision de prix|indexation du prix|actualizacion de precio|adeguamento prezzo|prijswijziging|prijswijzigingen|indexering',
  overrides: 'exceptions out is negative|exceptions|exception|ausnahmen|exceptions de paiement|excepciones|eccezioni|uitzonderingen',
  milestones:
    'parts of the total|parts|milestones|milestone|progress billing|payment plan|instalment plan|teilzahlungen|abschlage|zahlungsplan|meilensteine|echeancier|acomptes|plan de pagos|hitos|piano pagamenti|mijlpalen|betalingsplan',
  isProspect: 'prospect|is prospect|lead|interessent|angebot|prospet|prospecto|potenziale',
  probability: 'probability|chance|likelihood|wahrscheinlichkeit|probabilite|probabilidad|probabilita|waarschijnlijkheid|kans',
  expectedDate:
    'expected date|expected close|expected close date|close date|erwartet am|erwartetes datum|abschlussdatum|date prevue|fecha prevista|fecha esperada|data prevista|verwachte datum',
  isAmountVariable:
    'variable amount|is variable|amount varies|variabel|variabler betrag|montant variable|importe variable|importo variabile|variabel bedrag',
  paymentReference:
    'payment reference|reference|ref|your reference|customer reference|remittance reference|verwendungszweck|zahlungsreferenz|referenz|ihr zeichen|reference de paiement|reference client|referencia|referencia de pago|riferimento|riferimento pagamento|causale|betalingskenmerk|kenmerk|referentie|po number|purchase order|bestellnummer',
  documentNumber:
    'document number|document no|document|doc no|doc number|invoice|invoice no|invoice number|invoice nr|invoice id|inv no|inv|bill|bill no|bill number|bill nr|number|num|no|nr|nummer|rechnung|rechnungsnummer|rechnungs nr|rechnungsnr|rechnung nr|rg nr|re nr|belegnummer|beleg nr|belegnr|belegfeld 1|beleg|eingangsrechnung|facture|numero de facture|n facture|no facture|numero facture|n de facture|num facture|numero|n|piece|n piece|factura|numero de factura|n factura|n de factura|num factura|no factura|fattura|numero fattura|n fattura|nr fattura|num fattura|numero documento|n documento|factuur|factuurnummer|factuurnr|factuur nr|documentnummer|boekstuk|boekstuknummer',
  issueDate:
    'issue date|invoice date|bill date|date|document date|doc date|date issued|issued|issued on|rechnungsdatum|belegdatum|datum|ausstellungsdatum|rg datum|date de facture|date facture|date de facturation|date d emission|date emission|fecha|fecha factura|fecha de factura|fecha de emision|fecha emision|data|data fattura|data documento|data emissione|data di emissione|factuurdatum|documentdatum',
  dueDate:
    'due date|due|due by|payment due|payment due date|maturity|maturity date|net due date|falligkeit|falligkeitsdatum|fallig|fallig am datum|faelligkeit|faelligkeitsdatum|faellig|zahlbar bis|netto fallig|echeance|date d echeance|date echeance|date limite de paiement|vencimiento|fecha de vencimiento|fecha vencimiento|fecha vto|vto|scadenza|data scadenza|data di scadenza|vervaldatum|vervaldag datum|uiterste betaaldatum|te betalen voor',
  description:
    'description|memo|details|subject|memo description|line description|beschreibung|buchungstext|text|betreff|gegenstand|leistung|libelle|description de la facture|objet|designation|descripcion|concepto|detalle|descrizione|oggetto|omschrijving|onderwerp',
  promisedDate: 'promised date|promise to pay|promised on|zugesagt am|zahlungszusage|date promise|fecha prometida|data promessa|toegezegde datum',
  discountUntil:
    'discount until|discount date|skonto bis|skontodatum|skontofrist|escompte jusqu au|date d escompte|descuento hasta|sconto entro|korting tot',
  discountBps:
    'discount|discount percent|cash discount|skonto|skontosatz|skonto prozent|escompte|taux d escompte|descuento|descuento pronto pago|sconto|sconto cassa|korting|betalingskorting',
  otherNumber:
    'id|customer no|customer number|customer id|customer nr|account number|account no|client id|client number|vendor no|vendor number|vendor id|supplier no|supplier number|supplier id|kundennummer|kunden nr|kundennr|kdnr|kd nr|debitorennummer|debitor nr|debitorenkonto|personenkonto|lieferantennummer|lieferanten nr|lieferantennr|kreditorennummer|kreditor nr|kreditorenkonto|konto|kontonummer|code client|numero client|n client|code fournisseur|numero fournisseur|compte|codigo|codigo de cliente|codigo cliente|numero de cliente|codigo de proveedor|codigo proveedor|cuenta|codice|codice cliente|codice fornitore|conto|klantnummer|klantnr|debiteurnummer|debiteurennummer|debiteurnr|leveranciersnummer|leveranciernr|crediteurnummer|crediteurennummer|relatienummer|contract no|contract number|vertragsnummer|vertrag nr',
};

/** Words that name the side of a table or of one of its columns. */
export const SIDE_WORDS: Readonly<Record<'customer' | 'vendor', string>> = {
  customer:
    'customer|customers|client|clients|debtor|debtors|receivable|receivables|accounts receivable|a r|bill to|billed to|sold to|buyer|patient|tenant|member|kunde|kunden|kundin|kundenname|debitor|debitoren|auftraggeber|mandant|forderungen|ausgangsrechnung|ausgangsrechnungen|clientes|cliente|comprador|deudor|deudores|cuentas por cobrar|clienti|debitori|crediti|fatture attive|fatture emesse|facturas emitidas|creances|debiteurs|factures emises|factures clients|acheteur|klant|klanten|klantnaam|debiteur|debiteuren|afnemer|verkoopfacturen|opdrachtgever',
  vendor:
    'vendor|vendors|supplier|suppliers|creditor|creditors|payable|payables|accounts payable|a p|payee|bill|bills|seller|contractor|landlord|lieferant|lieferanten|lieferantenname|kreditor|kreditoren|verbindlichkeiten|eingangsrechnung|eingangsrechnungen|dienstleister|fournisseur|fournisseurs|factures fournisseurs|dettes|creancier|creanciers|factures recues|proveedor|proveedores|acreedor|acreedores|cuentas por pagar|facturas recibidas|fornitore|fornitori|fatture passive|fatture ricevute|creditori|leverancier|leveranciers|leveranciersnaam|crediteur|crediteuren|inkoopfacturen',
};

/** Words around a side's word that say nothing more than that it is named: "Customer name", "Nom du client". */
export const NAME_WORDS = 'name|nom|nombre|nome|naam|du|de|del|della|dello|des|le|el|il|company|full|display|firma|and|und|full name';
