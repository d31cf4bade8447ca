export { DashboardApiModule, type DashboardApiOptions } from './dashboard-api.module.js'
export { dashboardFolder } from './dashboard-folder.js'
export { seenItems } from './seen-items.js'
export { itemHistory, remoteHistories, remoteHistoryOwners, type HistoryOwners } from './histories.js'
export { openApi } from './openapi.js'
export { schemaText } from './print-schema.js'
export type { Chain, DashboardPorts, ItemHistory, SanctionHistory } from '../queries/ports.js'
export type {
  AppointmentListRow,
  DashboardLists,
  EntryListRow,
  ItemListRow,
  RankingListRow,
  SanctionListRow,
  UnitListRow,
} from '../queries/list-rows.js'
export { questionsOver, type DashboardQuestions } from '../queries/questions.js'
export { HIDDEN_FROM, type ItemList } from '../queries/scope.js'
export type { FindingPage } from '../queries/findings.js'
export type { InspectionPage } from '../queries/inspections.js'
