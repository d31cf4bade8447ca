// Printed from apps/dashboard-api/schema.graphql by npm run generate.

export interface Access {
  readonly at: string
  readonly personId: string
  readonly question: string
}

export interface Accesses {
  readonly itemId: string
  readonly rows: readonly Access[]
}

export interface Action {
  readonly allowed: boolean
  readonly command: string
  readonly context: string
  readonly refusal: string | null
  readonly target: string
}

export interface Area {
  readonly benchmark: string | null
  readonly code: string
  readonly en: string
  readonly found: number
  readonly kind: string
  readonly open: number
  readonly promote: Words | null
  readonly rows: readonly ItemRow[]
  readonly zh: string
}

export interface AreaCounts {
  readonly code: string | null
  readonly items: number
  readonly overdue: number
  readonly reports: number
  readonly unanswered: number
}

export interface AsOf {
  readonly at: string
  readonly position: number
}

export interface AssignmentObjection {
  readonly dueAt: string | null
  readonly raisedAt: string
  readonly raisedBy: string
  readonly reason: string
  readonly rightUnitId: string | null
}

export interface CameAgain {
  readonly closestReports: number | null
  readonly coordinations: number
  readonly earlier: readonly EarlierVisit[]
  readonly leapfrogLevels: number | null
  readonly leaptOver: string | null
  readonly leaptTo: string | null
  readonly oldAndHardCoordinations: number | null
  readonly oldAndHardReports: number | null
  readonly repeatVisitDays: number | null
  readonly reports: number
}

export interface CaseFilter {
  readonly at?: string | null | undefined
  readonly category?: string | null | undefined
  readonly channel?: string | null | undefined
  readonly period?: PeriodInput | null | undefined
  readonly tile?: string | null | undefined
  readonly unitId?: string | null | undefined
  readonly verdict?: string | null | undefined
}

export interface CasePage {
  readonly asOf: AsOf
  readonly rows: readonly CaseRow[]
  readonly total: number
}

export interface CaseRow {
  readonly category: string
  readonly channel: string
  readonly completedAt: string | null
  readonly dueAt: string | null
  readonly entryId: string
  readonly itemId: string
  readonly receivedAt: string
  readonly unitId: string
  readonly verdict: string
}

export interface Catalogue {
  readonly campaignId: string
  readonly categories: readonly Category[]
  readonly current: boolean
  readonly en: string
  readonly zh: string
}

export interface Category {
  readonly benchmark: string | null
  readonly code: string
  readonly en: string
  readonly families: readonly string[]
  readonly kind: string
  readonly manifestations: readonly Manifestation[]
  readonly promote: Words | null
  readonly year: number | null
  readonly zh: string
}

export interface Chain {
  readonly facts: number
  readonly hash: string | null
  readonly intact: boolean
  readonly position: number | null
  readonly stream: string
}

export interface Channel {
  readonly code: string
  readonly en: string
  readonly fields: readonly ChannelField[]
  readonly origin: string
  readonly outsideDeadline: string
  readonly points: readonly Named[]
  readonly zh: string
}

export interface ChannelField {
  readonly choices: readonly Named[] | null
  readonly code: string
  readonly en: string
  readonly kind: string
  readonly required: boolean
  readonly zh: string
}

export interface ChoiceNames {
  readonly en: string
  readonly zh: string
}

export interface ComparedMatter {
  readonly category?: string | null | undefined
  readonly itemId?: string | null | undefined
  readonly place?: string | null | undefined
  readonly summary?: string | null | undefined
}

export interface DeadlineDay {
  readonly counted: number | null
  readonly day: string
  readonly holiday: string | null
  readonly part: string
  readonly published: boolean
  readonly why: string
}

export interface Doubt {
  readonly kind: string
  readonly ofId: string | null
}

export interface EarlierVisit {
  readonly daysApart: number
  readonly itemId: string
  readonly number: string | null
  readonly receivedAt: string
  readonly unanswered: boolean
  readonly unitId: string | null
}

export interface EntryFilter {
  readonly due?: string | null | undefined
  readonly ledger?: string | null | undefined
  readonly ledgerValue?: string | null | undefined
  readonly objection?: boolean | null | undefined
  readonly openedFrom?: string | null | undefined
  readonly openedTo?: string | null | undefined
  readonly personId?: string | null | undefined
  readonly states?: readonly string[] | null | undefined
  readonly topic?: string | null | undefined
  readonly unitId?: string | null | undefined
}

export interface EntryPage {
  readonly asOf: AsOf
  readonly rows: readonly EntryRow[]
  readonly total: number
}

export interface EntryPlan {
  readonly entryId: string
  readonly ledger: Named | null
  readonly ledgerFields: readonly FilledValue[]
  readonly milestones: readonly Milestone[]
  readonly mode: Named | null
  readonly publicAnswer: string | null
  readonly publication: Publication | null
  readonly recordKinds: readonly WorkRecordKind[]
  readonly records: readonly WorkRecord[]
  readonly remedies: Remedies | null
  readonly sponsorClaimed: boolean
  readonly sponsorId: string | null
}

export interface EntryRow {
  readonly answered: boolean
  readonly card: string | null
  readonly category: string
  readonly claimedAt: string | null
  readonly closedAt: string | null
  readonly dueAt: string | null
  readonly entryId: string
  readonly hungSign: boolean
  readonly itemId: string
  readonly itemNumber: string | null
  readonly ledger: string | null
  readonly ledgerFields: readonly FilledValue[]
  readonly objectionDueAt: string | null
  readonly objectionReports: readonly string[]
  readonly objections: number
  readonly openedAt: string
  readonly outcome: string | null
  readonly part: string | null
  readonly partsOpen: number
  readonly passedOn: number
  readonly personId: string | null
  readonly provisional: boolean
  readonly rederivationDueAt: string | null
  readonly remedies: Remedies | null
  readonly returns: number
  readonly sponsorId: string | null
  readonly state: string
  readonly styleLead: boolean
  readonly summary: string | null
  readonly summaryOwed: boolean
  readonly supervisions: number
  readonly topic: string | null
  readonly unitId: string
  readonly vacantSince: string | null
}

export interface ExpectedPerson {
  readonly actions: readonly Action[]
  readonly excused: string | null
  readonly list: NegativeList | null
  readonly personId: string
}

export interface Fact {
  readonly data: string
  readonly factId: string
  readonly hash: string
  readonly lateRecord: boolean
  readonly occurredAt: string
  readonly personId: string
  readonly position: number
  readonly precision: string
  readonly recordedAt: string
  readonly says: string
  readonly stream: string
  readonly type: string
  readonly unitId: string | null
  readonly voided: Voided | null
  readonly voiding: Action | null
}

export interface FactCount {
  readonly fact: string
  readonly facts: number
}

export interface Figures {
  readonly asOf: AsOf
  readonly categories: readonly GroupCount[]
  readonly channels: readonly GroupCount[]
  readonly minimumSample: number
  readonly months: readonly MonthPoint[]
  readonly overall: Rate
  readonly overallUsual: Rate
  readonly period: Period
  readonly previousAt: string
  readonly previousPeriod: Period
  readonly rankedAgainst: Rate | null
  readonly ranking: readonly RankedUnit[]
  readonly sameDayReading: Rate
  readonly styleLeads: StyleLeadFigures
  readonly tiles: readonly Tile[]
  readonly tooFew: readonly UnrankedUnit[]
  readonly zone: string
}

export interface FilledValue {
  readonly choice: ChoiceNames | null
  readonly code: string
  readonly en: string
  readonly kind: string
  readonly value: string
  readonly zh: string
}

export interface FilledWords {
  readonly gaps: readonly string[]
  readonly text: string
}

export interface Finding {
  readonly at: string
  readonly fact: string
  readonly number: number | null
  readonly source: string | null
  readonly text: string | null
}

export interface FindingFile {
  readonly file: string
  readonly madeOn: string
  readonly mediaType: string
  readonly name: string
  readonly sha256: string
  readonly size: number
}

export interface FindingFilter {
  readonly category?: string | null | undefined
  readonly doubtful?: boolean | null | undefined
  readonly settled?: string | null | undefined
  readonly unitId?: string | null | undefined
  readonly violation?: string | null | undefined
}

export interface FindingPage {
  readonly asOf: AsOf
  readonly doubtful: number
  readonly rows: readonly ListedFinding[]
  readonly total: number
}

export interface FindingRow {
  readonly benchmark: string
  readonly campaign: string | null
  readonly category: string
  readonly complainedOf: readonly string[]
  readonly evidence: readonly FindingFile[]
  readonly fields: readonly FilledValue[]
  readonly findingId: string
  readonly foundAt: string
  readonly foundBy: string
  readonly inspectionId: string
  readonly itemId: string | null
  readonly manifestation: string | null
  readonly place: string | null
  readonly recordedAt: string
  readonly settledAs: string | null
  readonly settledText: string | null
  readonly text: string
  readonly unitId: string
  readonly violation: string | null
}

export interface FindingSource {
  readonly findingId: string
  readonly inspectionId: string
}

export interface GroupCount {
  readonly cases: number
  readonly key: string
  readonly rate: Rate
}

export interface HandedInCount {
  readonly expected: number
  readonly handedIn: number
  readonly inTime: number
}

export interface HandlingMode {
  readonly code: string
  readonly en: string
  readonly milestones: boolean
  readonly origin: string
  readonly zh: string
}

export interface History {
  readonly chainIntact: boolean
  readonly chains: readonly Chain[]
  readonly deadlineDays: readonly DeadlineDay[]
  readonly entries: readonly EntryRow[]
  readonly facts: readonly Fact[]
  readonly item: ItemRow | null
  readonly itemId: string
  readonly lateRecords: number
  readonly position: number | null
  readonly sanctions: readonly SanctionRow[]
}

export interface Inspection {
  readonly actions: readonly Action[]
  readonly asOf: AsOf
  readonly definition: InspectionKind
  readonly fields: readonly FilledValue[]
  readonly findings: readonly FindingRow[]
  readonly met: string | null
  readonly record: string | null
  readonly row: InspectionRow
  readonly saw: string | null
}

export interface InspectionChoices {
  readonly campaign: string | null
  readonly keyDates: readonly Named[]
  readonly kinds: readonly InspectionKind[]
  readonly violations: readonly Named[]
}

export interface InspectionFilter {
  readonly from?: string | null | undefined
  readonly keyDate?: string | null | undefined
  readonly kind?: string | null | undefined
  readonly overdue?: boolean | null | undefined
  readonly states?: readonly string[] | null | undefined
  readonly to?: string | null | undefined
  readonly unitId?: string | null | undefined
}

export interface InspectionKind {
  readonly channel: string
  readonly code: string
  readonly en: string
  readonly fields: readonly ChannelField[]
  readonly findingFields: readonly ChannelField[]
  readonly manifestations: boolean
  readonly persons: boolean
  readonly zh: string
}

export interface InspectionPage {
  readonly asOf: AsOf
  readonly rows: readonly InspectionRow[]
  readonly total: number
}

export interface InspectionRow {
  readonly byUnitId: string
  readonly campaign: string | null
  readonly changeReason: string | null
  readonly endedAt: string | null
  readonly findings: number
  readonly findingsOpen: number
  readonly firstPlannedOn: string
  readonly heldAt: string | null
  readonly heldRecordedAt: string | null
  readonly inTime: boolean | null
  readonly inspectionId: string
  readonly keyDate: string | null
  readonly kind: string
  readonly kindEn: string
  readonly kindZh: string
  readonly moves: number
  readonly places: readonly string[]
  readonly plannedOn: string
  readonly state: string
  readonly team: readonly string[]
  readonly title: string
  readonly unitIds: readonly string[]
}

export interface Item {
  readonly actions: readonly Action[]
  readonly asOf: AsOf
  readonly assignmentDays: readonly DeadlineDay[]
  readonly cameAgain: CameAgain | null
  readonly complainedOf: readonly string[]
  readonly entries: readonly EntryRow[]
  readonly itemId: string
  readonly openings: readonly OpeningRequest[]
  readonly plans: readonly EntryPlan[]
  readonly reportIds: readonly string[]
  readonly reports: readonly ItemReport[]
  readonly responsible: readonly ResponsibilityStep[]
  readonly row: ItemRow | null
  readonly work: Work | null
}

export interface ItemFilter {
  readonly campaign?: string | null | undefined
  readonly category?: string | null | undefined
  readonly channel?: string | null | undefined
  readonly family?: string | null | undefined
  readonly flag?: string | null | undefined
  readonly gridCell?: string | null | undefined
  readonly itemIds?: readonly string[] | null | undefined
  readonly manifestation?: string | null | undefined
  readonly objection?: boolean | null | undefined
  readonly outsideNumbers?: readonly string[] | null | undefined
  readonly receivedFrom?: string | null | undefined
  readonly receivedTo?: string | null | undefined
  readonly search?: string | null | undefined
  readonly states?: readonly string[] | null | undefined
  readonly unitId?: string | null | undefined
}

export interface ItemPage {
  readonly asOf: AsOf
  readonly rows: readonly ItemRow[]
  readonly total: number
}

export interface ItemReport {
  readonly about: string | null
  readonly channel: string
  readonly fields: readonly ReportField[]
  readonly reportId: string
  readonly source: FindingSource | null
}

export interface ItemRow {
  readonly assignmentObjection: AssignmentObjection | null
  readonly campaign: string | null
  readonly category: string | null
  readonly channel: string
  readonly contactPersonId: string | null
  readonly contactUnitId: string | null
  readonly dueAt: string | null
  readonly duplicate: boolean
  readonly gridCell: string | null
  readonly itemId: string
  readonly kickFaults: number
  readonly kickedBack: boolean
  readonly kicks: number
  readonly manifestation: string | null
  readonly misplaced: boolean
  readonly number: string | null
  readonly objectionUntil: string | null
  readonly objections: number
  readonly outsideNumber: string | null
  readonly personId: string | null
  readonly place: string | null
  readonly readAt: string | null
  readonly readSameDay: boolean | null
  readonly readingDueAt: string | null
  readonly receivedAt: string
  readonly registeredAt: string | null
  readonly repliesOwed: number
  readonly reports: number
  readonly state: string
  readonly styleLead: StyleLead | null
  readonly summary: string
  readonly summaryOwed: boolean
  readonly tags: readonly string[]
  readonly transfers: number
  readonly unitId: string | null
  readonly violation: string | null
}

export interface LedgerKind {
  readonly code: string
  readonly en: string
  readonly fields: readonly ChannelField[]
  readonly needs: readonly string[]
  readonly origin: string
  readonly zh: string
}

export interface LedgerStatement {
  readonly asOf: AsOf
  readonly dueOn: string | null
  readonly ledger: string
  readonly ledgerId: string
  readonly lines: readonly StatementLine[]
  readonly madeAt: string
  readonly madeBy: string
  readonly position: number
  readonly statement: string
  readonly text: string
  readonly unitId: string
  readonly version: number
  readonly versions: readonly StatementVersion[]
  readonly year: number
}

export interface LikelyDuplicate {
  readonly daysApart: number
  readonly item: ItemRow
  readonly percent: number
  readonly sameCategory: boolean
  readonly samePlace: boolean
  readonly words: readonly string[]
}

export interface LikelyDuplicates {
  readonly asOf: AsOf
  readonly rows: readonly LikelyDuplicate[]
}

export interface ListedFinding {
  readonly benchmark: string
  readonly campaign: string | null
  readonly category: string
  readonly complainedOf: readonly string[]
  readonly doubts: readonly Doubt[]
  readonly evidence: readonly FindingFile[]
  readonly fields: readonly FilledValue[]
  readonly findingId: string
  readonly foundAt: string
  readonly foundBy: string
  readonly inspectionId: string
  readonly itemId: string | null
  readonly manifestation: string | null
  readonly place: string | null
  readonly recordedAt: string
  readonly settledAs: string | null
  readonly settledText: string | null
  readonly text: string
  readonly title: string
  readonly unitId: string
  readonly violation: string | null
}

export interface ListedProblem {
  readonly actions: readonly Action[]
  readonly category: string
  readonly dueOn: string
  readonly establish: string
  readonly finding: string | null
  readonly fix: string
  readonly number: number
  readonly responsibleId: string | null
  readonly rootCause: string
  readonly struckOffBy: string | null
  readonly struckOffOn: string | null
  readonly title: string
}

export interface MajorCondition {
  readonly code: string
  readonly en: string
  readonly zh: string
}

export interface MajorProblem {
  readonly acknowledgedAt: string | null
  readonly acknowledgedBy: string | null
  readonly actions: readonly Action[]
  readonly campaign: string
  readonly condition: MajorCondition
  readonly dueAt: string
  readonly happenedAt: string
  readonly hours: number
  readonly instruction: string | null
  readonly late: boolean
  readonly problemId: string
  readonly reportedAt: string
  readonly reportedBy: string
  readonly text: string
  readonly title: string
  readonly toUnitId: string
  readonly unitId: string
}

export interface MajorProblems {
  readonly asOf: AsOf
  readonly rows: readonly MajorProblem[]
  readonly rules: readonly MajorRules[]
}

export interface MajorRules {
  readonly campaign: string
  readonly conditions: readonly MajorCondition[]
  readonly hours: number
}

export interface Manifestation {
  readonly code: string
  readonly en: string
  readonly families: readonly string[]
  readonly zh: string
}

export interface MapArea {
  readonly code: string
  readonly name: string | null
  readonly parts: readonly (readonly (readonly (readonly number[])[])[])[]
}

export interface MapCounts {
  readonly asOf: AsOf
  readonly rows: readonly AreaCounts[]
  readonly total: number
}

export interface MapLayer {
  readonly areas: readonly MapArea[]
  readonly code: string
  readonly drawnOn: string
  readonly en: string
  readonly source: string
  readonly version: number
  readonly zh: string
}

export interface Milestone {
  readonly code: string
  readonly day: string
  readonly metAt: string | null
  readonly zh: string
}

export interface MonthPoint {
  readonly backlog: number
  readonly closed: number
  readonly month: string
  readonly opened: number
  readonly partial: boolean
  readonly rate: Rate
}

export interface Named {
  readonly code: string
  readonly en: string
  readonly zh: string
}

export interface NegativeList {
  readonly count: number
  readonly handedInBy: string
  readonly handedInOn: string
  readonly lateDays: number
  readonly problems: readonly ListedProblem[] | null
  readonly struckOff: number
}

export interface NegativeListLine {
  readonly campaign: string
  readonly dueOn: string
  readonly listsId: string
  readonly missing: readonly string[]
  readonly ofUnit: NegativeList | null
  readonly over: boolean
  readonly persons: HandedInCount
  readonly unitId: string
}

export interface NegativeLists {
  readonly asOf: AsOf
  readonly persons: HandedInCount
  readonly rows: readonly NegativeListLine[]
  readonly units: HandedInCount
}

export interface NegativeListsOfUnit {
  readonly actions: readonly Action[]
  readonly asOf: AsOf
  readonly calledBy: string
  readonly campaign: string
  readonly dueOn: string
  readonly listsId: string
  readonly ofUnit: NegativeList | null
  readonly over: boolean
  readonly persons: readonly ExpectedPerson[]
  readonly unitId: string
}

export interface OfficeLine {
  readonly holders: readonly OfficeLineHolder[]
  readonly line: string
}

export interface OfficeLineHolder {
  readonly personId: string
  readonly since: string
}

export interface OfficeLines {
  readonly asOf: AsOf
  readonly day: string
  readonly lines: readonly OfficeLine[]
  readonly open: readonly string[]
  readonly setUp: boolean
}

export interface OpeningRequest {
  readonly askedBy: string
  readonly consentedBy: string | null
  readonly reason: string
  readonly reportId: string
  readonly until: string
}

export interface PageInput {
  readonly limit?: number | null | undefined
  readonly offset?: number | null | undefined
}

export interface Period {
  readonly from: string
  readonly to: string
}

export interface PeriodInput {
  readonly from: string
  readonly to: string
}

export interface Person {
  readonly current: boolean
  readonly name: string
  readonly personId: string
  readonly postTitle: string
  readonly unitId: string
}

export interface PlaceSeen {
  readonly rank: number | null
  readonly rankHighest: number | null
  readonly rankLowest: number | null
  readonly rate: Rate
}

export interface PortfolioLine {
  readonly name: string
  readonly nameEn: string | null
  readonly personId: string
  readonly portfolioId: string
  readonly unitIds: readonly string[]
  readonly validFrom: string
  readonly validTo: string | null
}

export interface ProblemList {
  readonly areas: readonly Area[]
  readonly asOf: AsOf
  readonly campaignId: string
}

export interface Programme {
  readonly unitId: string
  readonly workId: string
}

export interface PublicPhoto {
  readonly file: string
  readonly photoId: string
}

export interface Publication {
  readonly draftedBy: string
  readonly kind: string
  readonly media: readonly string[]
  readonly photos: readonly PublicPhoto[]
  readonly publishedAt: string | null
  readonly text: string | null
  readonly until: string | null
}

export interface PublishedRanking {
  readonly actions: readonly Action[]
  readonly asOf: AsOf
  readonly rankingId: string
  readonly versions: readonly RankingVersion[]
}

export interface PublishedRankings {
  readonly asOf: AsOf
  readonly rows: readonly RankingVersionRow[]
}

export interface RankedUnit {
  readonly group: number
  readonly name: string
  readonly rank: number
  readonly rankHighest: number
  readonly rankLowest: number
  readonly rate: Rate
  readonly standing: string
  readonly unitId: string
  readonly usualRate: Rate
}

export interface RankingVersion {
  readonly changes: readonly UnitChange[]
  readonly overall: Rate
  readonly ranking: readonly RankedUnit[]
  readonly row: RankingVersionRow
  readonly tooFew: readonly UnrankedUnit[]
}

export interface RankingVersionRow {
  readonly at: string
  readonly changed: number
  readonly decidedBy: string
  readonly from: string
  readonly minimum: number
  readonly position: number
  readonly publishedAt: string
  readonly rankingId: string
  readonly reason: string | null
  readonly sealHash: string
  readonly sealPosition: number
  readonly to: string
  readonly units: number
  readonly version: number
}

export interface Rate {
  readonly denominator: number
  readonly interval: readonly number[] | null
  readonly numerator: number
  readonly value: number | null
}

export interface RecurrenceAlert {
  readonly actions: readonly Action[]
  readonly alertId: string
  readonly answeredAt: string | null
  readonly answeredBy: string | null
  readonly campaign: string
  readonly days: number
  readonly from: string
  readonly needed: number
  readonly noticedAt: string
  readonly problem: string
  readonly problems: readonly RecurringProblem[]
  readonly programmes: readonly Programme[]
  readonly reason: string | null
  readonly recurrenceId: string
  readonly state: string
  readonly to: string
  readonly wave: number
}

export interface RecurrenceAlerts {
  readonly asOf: AsOf
  readonly rows: readonly RecurrenceAlert[]
}

export interface RecurringProblem {
  readonly foundOn: string
  readonly itemId: string
  readonly number: string | null
  readonly state: string
  readonly summary: string
  readonly unitId: string | null
}

export interface Remedies {
  readonly establish: string
  readonly fix: string
  readonly rootCause: string | null
}

export interface ReplyTemplate {
  readonly code: string
  readonly en: string
  readonly inEn: FilledWords
  readonly inZh: FilledWords
  readonly origin: string
  readonly zh: string
}

export interface ReplyTemplates {
  readonly itemId: string
  readonly reportId: string
  readonly templates: readonly ReplyTemplate[]
}

export interface ReportField {
  readonly code: string
  readonly value: string
}

export interface ResponsibilityLine {
  readonly level: string
  readonly people: readonly Responsible[]
  readonly portfolios: readonly PortfolioLine[]
  readonly unitId: string
  readonly vacant: boolean
}

export interface ResponsibilityRegister {
  readonly asOf: AsOf
  readonly day: string
  readonly units: readonly ResponsibilityLine[]
}

export interface ResponsibilityStep {
  readonly as: string
  readonly personId: string | null
  readonly portfolio: StepPortfolio | null
  readonly unitId: string
}

export interface Responsible {
  readonly as: string
  readonly personId: string
  readonly postId: string
  readonly postTitle: string
  readonly validFrom: string
  readonly validTo: string | null
}

export interface Sanction {
  readonly actions: readonly Action[]
  readonly asOf: AsOf
  readonly chainIntact: boolean
  readonly findings: readonly Finding[]
  readonly row: SanctionRow
  readonly statementDays: readonly DeadlineDay[]
  readonly statementOutstanding: boolean
  readonly words: readonly SanctionWord[]
}

export interface SanctionFilter {
  readonly itemId?: string | null | undefined
  readonly states?: readonly string[] | null | undefined
  readonly unitId?: string | null | undefined
}

export interface SanctionPage {
  readonly asOf: AsOf
  readonly rows: readonly SanctionRow[]
  readonly total: number
}

export interface SanctionRow {
  readonly clarifiedAt: string | null
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  readonly effectUntil: string | null
  readonly itemId: string | null
  readonly itemNumber: string | null
  readonly kind: string
  readonly personId: string | null
  readonly proposedAt: string
  readonly proposedBy: string
  readonly reviewOwed: boolean
  readonly rule: string
  readonly ruleVersion: number
  readonly sanctionId: string
  readonly severity: number
  readonly state: string
  readonly statementDueAt: string | null
  readonly statements: number
  readonly summary: string | null
  readonly unitId: string
}

export interface SanctionWord {
  readonly at: string
  readonly personId: string
  readonly text: string
  readonly type: string
}

export interface StatementLine {
  readonly carriedFrom: number | null
  readonly check: string
  readonly claimedAt: string | null
  readonly closedAt: string | null
  readonly dueAt: string | null
  readonly entryId: string
  readonly evidence: number
  readonly itemId: string
  readonly number: string | null
  readonly openedAt: string
  readonly outcome: string | null
  readonly personId: string | null
  readonly state: string
  readonly stateNow: string
  readonly summary: string | null
  readonly voidedSince: readonly VoidedSince[]
}

export interface StatementStanding {
  readonly dueOn: string | null
  readonly madeAt: string | null
  readonly madeBy: string | null
  readonly standing: string
  readonly statement: string
  readonly version: number | null
}

export interface StatementVersion {
  readonly madeAt: string
  readonly madeBy: string
  readonly version: number
}

export interface StepPortfolio {
  readonly name: string
  readonly nameEn: string | null
}

export interface StyleLead {
  readonly code: string | null
  readonly personId: string | null
  readonly reason: string | null
  readonly waits: boolean
}

export interface StyleLeadFigures {
  readonly closed: number
  readonly leads: number
  readonly medianHours: number | null
  readonly open: number
  readonly overdue: number
  readonly p90Hours: number | null
}

export interface Tile {
  readonly denominator: number | null
  readonly interval: readonly number[] | null
  readonly key: string
  readonly numerator: number | null
  readonly previous: number | null
  readonly previousDenominator: number | null
  readonly previousNumerator: number | null
  readonly unit: string
  readonly value: number | null
}

export interface Unit {
  readonly level: string
  readonly name: string
  readonly nameEn: string | null
  readonly parentId: string | null
  readonly unitId: string
}

export interface UnitChange {
  readonly after: PlaceSeen | null
  readonly before: PlaceSeen | null
  readonly unitId: string
  readonly why: readonly FactCount[]
}

export interface UnrankedUnit {
  readonly name: string
  readonly rate: Rate
  readonly unitId: string
}

export interface Viewer {
  readonly commands: readonly string[]
  readonly login: string
  readonly name: string
  readonly personId: string
  readonly questions: readonly string[]
  readonly roles: readonly string[]
  readonly tenant: string
  readonly unitId: string | null
  readonly unitIds: readonly string[]
  readonly zone: string
}

export interface Voided {
  readonly personId: string
  readonly position: number
  readonly reason: string
  readonly recordedAt: string
}

export interface VoidedSince {
  readonly reason: string
  readonly type: string
  readonly voidedAt: string
  readonly voidedBy: string
}

export interface Words {
  readonly en: string
  readonly zh: string
}

export interface Work {
  readonly campaign: string | null
  readonly number: string | null
  readonly origin: WorkOrigin | null
  readonly title: string
  readonly topic: string | null
}

export interface WorkOrigin {
  readonly kind: string
  readonly reference: string
}

export interface WorkRecord {
  readonly code: string
  readonly en: string
  readonly fields: readonly FilledValue[]
  readonly on: string
  readonly personId: string
  readonly zh: string
}

export interface WorkRecordKind {
  readonly code: string
  readonly en: string
  readonly fields: readonly ChannelField[]
  readonly zh: string
}

export interface YearlyLedger {
  readonly campaign: string | null
  readonly ledger: string
  readonly ledgerId: string
  readonly openedAt: string | null
  readonly statements: readonly StatementStanding[]
  readonly unitId: string
  readonly year: number
}

export interface YearlyLedgers {
  readonly asOf: AsOf
  readonly rows: readonly YearlyLedger[]
}
