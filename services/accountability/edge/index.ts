export { accountability, bindAccountability, type AccountabilityNeeds } from './service.js'
export { overdueSanctionId } from '../application/react-to-rectification.js'
export { sanctions, type SanctionRow } from '../projections/sanctions.js'
export { hostedAccountability } from './hosted.js'
