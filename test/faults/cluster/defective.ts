import { runProcess, serviceProcess } from '@huiyin/process-host'
import { DEFECTS, type DefectName } from './defects.js'
import { HOSTED } from './rebuilt-lists.js'

// A context's process with a defect: `node defective.js NAME`, with the configuration of the process it stands in for.

const { of, wrong } = DEFECTS[process.argv[2] as DefectName]
await runProcess(serviceProcess(wrong(HOSTED.find(({ name }) => name === of)!)))
