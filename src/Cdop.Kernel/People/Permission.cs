using System.ComponentModel.DataAnnotations;

namespace Cdop.Kernel;

/// <summary>What an endpoint lets a person do. Each endpoint names exactly one; roles hold them (see <see cref="Role"/>).</summary>
public enum Permission
{
    /// <summary>See the caseload, a case and what was notified of it.</summary>
    ReadCases,

    /// <summary>Change a case: notes, people, clocks, corrections.</summary>
    WorkCases,

    /// <summary>Log what came by phone, mail, registrar or coroner.</summary>
    LogNotifications,

    /// <summary>See the queue of notifications and decide on them.</summary>
    Triage,

    /// <summary>Write a professional note on a case.</summary>
    WriteNotes,

    /// <summary>Decide whether a joint agency response is needed, and keep the records of a case that the office and the designated doctor write: joint response, review meeting, analysis.</summary>
    KeepRecords,

    /// <summary>Plan the panel's meetings, keep its members and invite them.</summary>
    PlanPanels,

    /// <summary>Sit on a panel: see the cases of one's own meetings, and say what one makes of them.</summary>
    SitOnPanels,

    /// <summary>Come to a panel as a guest expert: read the papers of the one case of the one meeting that one is asked about.</summary>
    BeGuest,

    /// <summary>Hold a meeting of the panel: open the discussion of a case, fill in its analysis form, draft the minutes.</summary>
    HoldMeetings,

    /// <summary>Chair a panel: ratify what it found, put a case off, take a finding up again.</summary>
    ChairPanels,

    /// <summary>Follow up what a panel found: refer a death to another body, thank the agencies, and see that the family is told. What follows names the child and the family.</summary>
    FollowUp,

    /// <summary>Read what is to be learned from reviews, of no case.</summary>
    ReadLearning,

    /// <summary>Follow up what panels recommended and agreed: name who is written to, take or send back their answers, close, write letters.</summary>
    FollowActions,

    /// <summary>Give and take roles, in one's own areas.</summary>
    ManagePeople,

    /// <summary>Restrict a case, keep its closed list and its exclusions.</summary>
    ManageAccess,

    /// <summary>Open one case in an emergency, with a reason, for an hour.</summary>
    BreakGlass,

    /// <summary>Review what others opened in an emergency.</summary>
    ReviewBreakGlass,

    /// <summary>Read who saw and changed what.</summary>
    ReadAudit,

    /// <summary>Look after areas and agencies.</summary>
    ManageAreas,

    /// <summary>Load a new version of a form as a draft, and withdraw one.</summary>
    DraftForms,

    /// <summary>Publish a draft of a form, from a day on.</summary>
    PublishForms,

    /// <summary>Watch jobs and health; never a case.</summary>
    Operate,

    /// <summary>One's own account: for everybody who is signed in.</summary>
    OwnAccount,
}

/// <summary>What a person is to the panel (see the access matrix in the decisions). Given by a manager, per area or for all.</summary>
public enum Role
{
    /// <summary>Logs, triages, asks, chases, collates.</summary>
    [Display(Name = "CDOP administrator")]
    Administrator,

    /// <summary>Answers for timeliness and for who sees what.</summary>
    [Display(Name = "CDOP manager")]
    Manager,

    /// <summary>The senior paediatrician for child deaths.</summary>
    DesignatedDoctor,

    /// <summary>Chairs the panel; sees anonymised packs only.</summary>
    PanelChair,

    /// <summary>Sits on the panel; sees anonymised packs only.</summary>
    PanelMember,

    /// <summary>Reads the audit of all areas; never a case.</summary>
    Auditor,

    /// <summary>Runs the platform; never a case.</summary>
    [Display(Name = "IT operator")]
    ItOperator,

    /// <summary>Reviews emergency access and reads the audit.</summary>
    CaldicottGuardian,

    /// <summary>Outside the panel, and asked about one case at one meeting: sees the anonymised papers of that case only.</summary>
    GuestExpert,
}

/// <summary>Which role holds which permission: the access matrix, written once.</summary>
public static class Roles
{
    private static readonly Dictionary<Role, Permission[]> Matrix = new()
    {
        [Role.Administrator] = [Permission.ReadCases, Permission.WorkCases, Permission.WriteNotes, Permission.KeepRecords, Permission.LogNotifications, Permission.Triage, Permission.BreakGlass, Permission.PlanPanels, Permission.HoldMeetings, Permission.FollowUp, Permission.FollowActions, Permission.ReadLearning, Permission.DraftForms],
        [Role.Manager] =
        [
            Permission.ReadCases, Permission.WorkCases, Permission.WriteNotes, Permission.KeepRecords, Permission.LogNotifications, Permission.Triage, Permission.BreakGlass,
            Permission.ManagePeople, Permission.ManageAccess, Permission.ReviewBreakGlass, Permission.ReadAudit, Permission.ManageAreas,
            Permission.PlanPanels, Permission.HoldMeetings, Permission.FollowUp, Permission.FollowActions, Permission.ReadLearning, Permission.DraftForms, Permission.PublishForms,
        ],
        [Role.DesignatedDoctor] = [Permission.ReadCases, Permission.WriteNotes, Permission.KeepRecords, Permission.BreakGlass, Permission.ReadLearning],
        [Role.PanelChair] = [Permission.SitOnPanels, Permission.HoldMeetings, Permission.ChairPanels, Permission.FollowActions, Permission.ReadLearning],
        [Role.PanelMember] = [Permission.SitOnPanels, Permission.ReadLearning],
        [Role.Auditor] = [Permission.ReadAudit],
        [Role.ItOperator] = [Permission.Operate],
        [Role.CaldicottGuardian] = [Permission.ReviewBreakGlass, Permission.ReadAudit],
        [Role.GuestExpert] = [Permission.BeGuest],
    };

    /// <summary>What the role lets a person do.</summary>
    public static IReadOnlyList<Permission> Permissions(this Role role) => Matrix[role];

    /// <summary>Permissions under which a person only looks: an emergency opening counts for these alone.</summary>
    public static bool OnlyReads(this Permission permission) => permission is Permission.ReadCases or Permission.ReadAudit;
}
