/** The names a frontend uses, for the types that are generated from the API's own description. */
import type { components } from "./schema.js";

type Schemas = components["schemas"];

/** An entry of a job's log; `type` tells which, and with it what `data` is. */
export type ResearchEvent = Schemas["ResearchEvent"] & { message: string };
export type EventType = ResearchEvent["type"];
/** The event of one type: `EventOf<"page.read">`. */
export type EventOf<T extends EventType> = Extract<ResearchEvent, { type: T }>;

export type ResearchRequest = Schemas["ResearchRequest"];
export type JobAccepted = Schemas["JobAccepted"];
export type JobSummary = Schemas["JobSummary"];
export type JobStatus = Schemas["JobStatus"];
export type StreamTicket = Schemas["StreamTicket"];
export type EventPage = Schemas["EventPage"];

export type Product = Schemas["ProductView"];
export type ProductMatches = Schemas["ProductMatches"];
export type PriceObservation = Schemas["PriceObservation"];

export type WatchRequest = Schemas["WatchRequest"];
export type WatchChanges = Schemas["WatchChanges"];
export type AlertKind = Schemas["AlertKind"];

/** One page of a list, newest first. */
export interface Page<T> {
  items: T[];
  next_cursor?: string | null;
}

/**
 * What the API answers always has every field; the description marks those with a default as optional, because a request may leave
 * them out. This takes the mark off, all the way down.
 */
export type Answered<T> = T extends (infer U)[]
  ? Answered<U>[]
  : T extends object
    ? { [K in keyof T]-?: Answered<Exclude<T[K], undefined>> }
    : T;

export type Job = Answered<Schemas["JobView"]>;
export type Report = Answered<Schemas["Report"]>;
export type Brief = Answered<Schemas["Brief"]>;
export type Constraint = Answered<Schemas["Constraint"]>;
export type Candidate = Answered<Schemas["Candidate"]>;
export type Offer = Answered<Schemas["ReportOffer"]>;
export type Fact = Answered<Schemas["ReportFact"]>;
export type Verdict = Answered<Schemas["Verdict"]>;
export type Evidence = Answered<Schemas["Evidence"]>;
export type SnapshotView = Answered<Schemas["SnapshotView"]>;
export type ComparedAttribute = Answered<Schemas["ComparedAttribute"]>;
export type Recommendation = Answered<Schemas["Recommendation"]>;
export type Source = Answered<Schemas["Source"]>;
export type Money = Answered<Schemas["Money"]>;
export type ProductDetails = Answered<Schemas["ProductDetails"]>;
export type Watch = Answered<Schemas["WatchView"]>;
export type WatchDetails = Answered<Schemas["WatchDetails"]>;
export type WatchAlert = Answered<Schemas["WatchAlert"]>;
export type PriceSeries = Answered<Schemas["PriceSeries"]>;
export type RunChanges = Answered<Schemas["RunChanges"]>;
export type ProductChange = Answered<Schemas["ProductChange"]>;
export type NotificationRequest = Schemas["NotificationRequest"];
export type NotificationChanges = Schemas["NotificationChanges"];
export type Notification = Answered<Schemas["NotificationView"]>;
export type DayCosts = Answered<Schemas["DayCosts"]>;
export type PriceSummary = Answered<Schemas["PriceSummary"]>;
export type WebhookRequest = Schemas["WebhookRequest"];
export type WebhookChanges = Schemas["WebhookChanges"];
export type WebhookEvent = Schemas["WebhookEvent"];
export type Webhook = Answered<Schemas["WebhookView"]>;
export type WebhookWithSecret = Answered<Schemas["WebhookWithSecret"]>;
export type WebhookDelivery = Answered<Schemas["WebhookDelivery"]>;
export type Share = Answered<Schemas["ShareView"]>;
export type ShareMade = Answered<Schemas["ShareMade"]>;
export type SharedReport = Answered<Schemas["SharedReport"]>;
export type OperatorJob = Answered<Schemas["OperatorJob"]>;
export type OperatorJobDetails = Answered<Schemas["OperatorJobDetails"]>;

export type FeedbackRequest = Schemas["FeedbackRequest"];
export type Feedback = Answered<Schemas["FeedbackView"]>;
export type OperatorFeedback = Answered<Schemas["OperatorFeedback"]>;

/** What may have been asked for in part. */
export type DeepPartial<T> = T extends (infer U)[] ? DeepPartial<U>[] : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;
