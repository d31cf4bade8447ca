import { runProcess, serviceProcess } from '@huiyin/process-host'
import { hostedOrganisation } from './hosted.js'

await runProcess(serviceProcess(hostedOrganisation))
