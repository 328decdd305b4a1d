package se.handlingsplan.casefile;

import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;

/**
 * Who reads in a case record.
 *
 * @param occasion what the reading is for, e.g. the id of the task whose form is opened; nothing about the person
 */
public record Reader(AgencyId agency, MemberId member, String occasion) {}
