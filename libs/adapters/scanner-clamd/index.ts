export { clamdScanner, type ClamdOptions } from './clamd-scanner.js'
