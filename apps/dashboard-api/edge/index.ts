export { DashboardApiModule, type DashboardApiOptions } from './dashboard-api.module.js'
export { openApi } from './openapi.js'
export { schemaText } from './print-schema.js'
export type {
  DashboardLists,
  DashboardPorts,
  EntryListRow,
  ItemHistory,
  ItemListRow,
  UnitListRow,
} from '../queries/ports.js'
export { questionsOver, type DashboardQuestions } from '../queries/questions.js'
