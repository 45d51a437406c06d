using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Outbox;

/// <summary>Hands one mail to the mail server, or lays it into a folder. The only place that knows how.</summary>
/// <param name="files">Where the files lie that go with mails.</param>
public sealed class Post(MailOptions options, string folder, string files)
{
    /// <summary>Less than a claim lasts, so that nobody else sends a mail while it is still on its way.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Where mail goes, for people.</summary>
    public string Destination => options.Host.Length > 0 ? $"{options.Host}:{options.Port}" : folder;

    public bool IsFolder => options.Host.Length == 0;

    /// <exception cref="SmtpException">The server did not take it.</exception>
    /// <exception cref="FormatException">An address is none.</exception>
    public async Task SendAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        using var message = MessageOf(mail);

        if (IsFolder)
        {
            LayDown(mail, message);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        using var server = new SmtpClient(options.Host, options.Port)
        {
            EnableSsl = options.Tls,
            Credentials = options.User.Length > 0 ? new NetworkCredential(options.User, options.Password) : null,
        };
        await server.SendMailAsync(message, limit.Token);
    }

    // Under the mail's own name: one that is laid down twice is there once.
    private void LayDown(OutboxMail mail, MailMessage message)
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(folder, $".{Guid.NewGuid():N}"));

        try
        {
            using (var pickup = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = unfinished.FullName })
            {
                pickup.Send(message);
            }

            File.Move(unfinished.GetFiles().Single().FullName, Path.Combine(folder, $"{mail.Id:N}.eml"), overwrite: true);
        }
        finally
        {
            unfinished.Delete(recursive: true);
        }
    }

    private MailMessage MessageOf(OutboxMail mail)
    {
        var from = new MailAddress(options.From);
        var message = new MailMessage(from, new MailAddress(mail.To)) { Subject = mail.Subject, Body = Linked(mail.Body), SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncoding.QuotedPrintable };

        // The same however often it is sent, so that the receiver shows it once.
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");

        if (mail.Calendar is { } calendar)
        {
            message.Attachments.Add(Attachment.CreateAttachmentFromString(calendar, "meeting.ics", Encoding.UTF8, "text/calendar"));
            message.Attachments[0].ContentDisposition!.DispositionType = DispositionTypeNames.Attachment;
        }

        if (mail.AttachedFile is { } name && Path.Combine(files, name) is var path && File.Exists(path))
        {
            message.Attachments.Add(new(path) { Name = mail.AttachedAs });
        }

        return message;
    }

    /// <summary>Paths within the app, each on a line of its own, as addresses.</summary>
    private string Linked(string body) => options.Address.Length == 0 ? body
        : string.Join('\n', body.Split('\n').Select(line => line.StartsWith('/') ? options.Address.TrimEnd('/') + line : line));
}
