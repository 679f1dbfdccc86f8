import { startGathering, submitChecklist } from "./gatheringActions.ts";
import { assignOwner, completeActions } from "./handling/actions.ts";

/** The server actions behind the buttons of the next step, for every page that shows it. */
export const stepActions = { startGathering, submitChecklist, completeActions, takeOver: assignOwner };
