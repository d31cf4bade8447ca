export { accountabilityCommands, basis, finding, SANCTION_DECISIONS, type AccountabilityInput } from './commands.js'
export { accountabilityPublished, type AccountabilityPublished } from './published.js'
export { SANCTION_KINDS, SANCTIONS, severityOf, type SanctionKind, type SanctionKindRow } from './sanction-kinds.js'
export { accountabilityCalls } from './calls.js'
