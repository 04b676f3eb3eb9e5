using System.Globalization;

namespace Wizard.LabTests.Lab;

/// <summary>A docker that kills the wizard (SIGKILL) at a step of an install: before the n-th command that changes something, or the first look at the health. The command then lives on without it, in part or to its end, or dies too.</summary>
internal sealed class DeadlyDocker
{
    private const int Killed = 137; // 128 + SIGKILL
    private static readonly string[] Ways = ["dies", "lives", "writes into the void"];
    private readonly Administrator _administrator;
    private readonly string _folder;

    public DeadlyDocker(Administrator administrator)
    {
        _administrator = administrator;
        _folder = Directory.CreateDirectory(Path.Combine(administrator.Home, "deadly")).FullName;
        FakeDocker.Install(administrator, $$"""
            cd {{_folder}} || exit
            case " $* " in
            *" ps --all --no-trunc "*) if [ -e started ]; then counts=yes; rm started; else counts=no; fi;;
            *" up --detach "*) counts=yes; : > started;;
            *" up "*|*" down "*|*" cp - "*|*" kill "*) counts=yes;;
            *) counts=no;;
            esac
            if [ $counts = yes ]; then
              left=$(($(cat left) - 1)); echo $left > left
              if [ $left -eq 0 ]; then
                kill -9 $PPID
                case "$(cat way)" in dies) exit;; lives) exec > /dev/null 2>&1;; esac
              fi
            fi
            """);
    }

    /// <summary>Types a command, which is killed at its first step, and again and again, each time a step later, until it gets through.</summary>
    /// <returns>How often it was killed.</returns>
    public async Task<int> KillAtEveryStepAsync(int way, params string[] words)
    {
        for (var step = 1; ; step++)
        {
            if (await KillAtAsync(step, way + step, words)) continue;
            return step - 1;
        }
    }

    /// <summary>Types a command, which is killed at a step.</summary>
    /// <returns>False where it has fewer steps and got through.</returns>
    public async Task<bool> KillAtAsync(int step, int way, params string[] words)
    {
        await ArmAsync(step, Ways[way % Ways.Length]);
        var run = await _administrator.WizardAsync(words);
        await ArmAsync(0, Ways[0]);
        if (run.ExitCode != Killed) run.Succeeded();
        return run.ExitCode == Killed;
    }

    private async Task ArmAsync(int step, string way)
    {
        File.Delete(Path.Combine(_folder, "started"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "left"), step.ToString(CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync(Path.Combine(_folder, "way"), way);
    }
}
